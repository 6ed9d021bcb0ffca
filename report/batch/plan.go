package batch

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"dyad/data/advice"
)

const (
	maxName     = 255 // bytes of a name in a directory, which ext4, XFS, APFS, NTFS, ustar and zip all allow
	maxProblems = 20  // that an error lists
)

// A PlanError is the reasons why the briefs cannot be written as planned.
type PlanError struct {
	Problems []string // the first ones
	More     int      // how many there are besides
}

// Error is a line for each problem, or for the first ones if there are many.
func (e *PlanError) Error() string {
	s := strings.Join(e.Problems, "\n")
	if e.More > 0 {
		s += fmt.Sprintf("\nand %d more", e.More)
	}
	return s
}

func (e *PlanError) add(format string, args ...any) {
	if len(e.Problems) == maxProblems {
		e.More++
		return
	}
	e.Problems = append(e.Problems, fmt.Sprintf(format, args...))
}

// A Source yields the jobs of a shard, in the same order whenever it is asked. Each
// has its N; Path and Of are the plan's. The sequence ends too early if ctx ends.
type Source func(ctx context.Context, s Shard) iter.Seq[Job]

// PlanOptions say how the paths of briefs are made.
type PlanOptions struct {
	Templates []Template // one for each format
	Shard     Shard
	Base      string                   // address of the output directory on the web, ending in a slash; "" if it is not known
	Prefix    string                   // before every path, "" for none: a directory in an archive
	Taken     string                   // the path of the manifest; "" if it stands elsewhere
	Check     func(path string) string // why a brief cannot be at the path, "" if it can; nil asks nothing
}

// A Plan is what the paths of all briefs of a batch are. It keeps some fifty bytes
// of each job, and asks the source for the jobs again when they are done.
type Plan struct {
	source Source
	opt    PlanOptions
	of     int // jobs of all shards
	ours   int // jobs of this shard

	byPath map[digest]int32 // path, in which case does not matter → place of its job
	state  []digest         // place-1 → what the job was: its input, path and key
	mine   []bool           // place-1 → whether the job is of this shard
}

// A digest is the beginning of a SHA-256.
type digest [16]byte

// digestOf is the digest of texts.
func digestOf(texts ...string) digest {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return digest(sum[:])
}

// NewPlan asks the source for all jobs of all shards, and refuses those whose
// briefs cannot be written beside each other: two with one path, or with paths
// that some file system takes for one because it ignores case; one with the path
// of another's directory; one with a name that is too long or that some system
// takes for a device; one with the path of the manifest. The error is then a
// *PlanError. If ctx ends, the plan is not whole.
func NewPlan(ctx context.Context, source Source, o PlanOptions) (*Plan, error) {
	p := &Plan{source: source, opt: o, byPath: map[digest]int32{}}
	c := planCheck{plan: p, bad: new(PlanError), dirs: map[digest]int32{}}
	for j, err := range p.placed(ctx, Shard{}) {
		if err != nil {
			return nil, err
		}
		p.of++
		if p.of > MaxEntries {
			return nil, fmt.Errorf("the batch has more briefs than the limit of %d", MaxEntries)
		}
		p.mine = append(p.mine, o.Shard.Has(j.Unit))
		if o.Shard.Has(j.Unit) {
			p.ours++
		}
		p.state = append(p.state, stateOf(&j))
		if j.Path != "" {
			c.check(&j)
		}
	}
	c.describe(ctx)
	if len(c.bad.Problems) > 0 {
		return nil, c.bad
	}
	return p, nil
}

func stateOf(j *Job) digest { return digestOf(j.Input, j.Path, j.Key) }

// setPath makes the path of a job. An error names the input for which there is
// none.
func (p *Plan) setPath(j *Job) error {
	if j.ID == "" {
		return nil
	}
	at := slices.IndexFunc(p.opt.Templates, func(t Template) bool { return t.Format == j.Format })
	made, err := p.opt.Templates[at].Path(j)
	if err != nil {
		return fmt.Errorf("%s: %w", advice.Name(j.Input), err)
	}
	j.Path = path.Join(p.opt.Prefix, made)
	return nil
}

// Len is the number of jobs of the plan's shard.
func (p *Plan) Len() int { return p.ours }

// Jobs are the jobs of the plan's shard. A job whose input is not what it was when
// the plan was made fails.
func (p *Plan) Jobs(ctx context.Context) iter.Seq[Job] {
	return func(yield func(Job) bool) {
		for j, err := range p.placed(ctx, p.opt.Shard) {
			if err != nil || stateOf(&j) != p.state[j.N-1] {
				j = Job{N: j.N, Unit: j.Unit, Brief: j.Brief, Format: j.Format, Input: j.Input, Make: failWith(changed(j.Input))}
			}
			j.Of = p.of
			if !yield(j) {
				return
			}
		}
	}
}

func changed(name string) error {
	return advice.With(fmt.Errorf("dossier %q changed while the batch ran", name), "run the batch again")
}

// find is the place of the job that makes the brief at a path, 0 if there is none in
// any shard; it is current if an entry of the job with that key holds.
func (p *Plan) find(e *Entry) (place int, current bool) {
	n, ok := p.byPath[digestOf(foldCase(e.Path))]
	if !ok {
		return 0, false
	}
	j := Job{Input: e.Input, Path: e.Path, Key: e.Key}
	return int(n), e.Status == OK && e.Key != "" && stateOf(&j) == p.state[n-1]
}

// A planCheck finds what is wrong with the paths of a plan. Of a job that came
// before, only the place is known: what it is is asked for at the end.
type planCheck struct {
	plan *Plan
	bad  *PlanError
	dirs map[digest]int32 // directory, in which case does not matter → place of a job with a brief in it
	late []conflict
}

// A conflict is one of two jobs; inDir says that the file of the one would be the
// directory of the other.
type conflict struct {
	first, second int32
	inDir         bool
}

func (c *planCheck) check(j *Job) {
	if what := pathProblem(j.Path); what != "" {
		c.bad.add("brief of %s: path %q %s", advice.Name(j.Input), j.Path, what)
		return
	}
	if what := NamesProblem(j.Path); what != "" {
		c.bad.add("brief of %s: path %q %s", advice.Name(j.Input), j.Path, what)
		return
	}
	if c.plan.opt.Taken != "" && foldCase(c.plan.opt.Taken) == foldCase(j.Path) {
		c.bad.add("brief of %s: path %q is the manifest's", advice.Name(j.Input), j.Path)
		return
	}
	if c.plan.opt.Check != nil {
		if what := c.plan.opt.Check(j.Path); what != "" {
			c.bad.add("brief of %s: %s", advice.Name(j.Input), what)
		}
	}
	key, n := digestOf(foldCase(j.Path)), int32(j.N)
	if first, twice := c.plan.byPath[key]; twice {
		c.clash(conflict{first, n, false})
		return
	}
	c.plan.byPath[key] = n
	if other, ok := c.dirs[key]; ok {
		c.clash(conflict{n, other, true})
	}
	for dir := path.Dir(j.Path); dir != "."; dir = path.Dir(dir) {
		key := digestOf(foldCase(dir))
		if file, ok := c.plan.byPath[key]; ok {
			c.clash(conflict{file, n, true})
		}
		if _, known := c.dirs[key]; known {
			return // and those above it
		}
		c.dirs[key] = n
	}
}

func (c *planCheck) clash(x conflict) {
	if len(c.late) == maxProblems {
		c.bad.More++
		return
	}
	c.late = append(c.late, x)
}

// describe adds the conflicts, for which it asks the source once more.
func (c *planCheck) describe(ctx context.Context) {
	if len(c.late) == 0 {
		return
	}
	jobs := map[int32]*Job{}
	for _, x := range c.late {
		jobs[x.first], jobs[x.second] = nil, nil
	}
	for j := range c.plan.source(ctx, Shard{}) {
		if _, asked := jobs[int32(j.N)]; asked && c.plan.setPath(&j) == nil {
			jobs[int32(j.N)] = &j
		}
	}
	more := c.bad.More
	c.bad.More = 0
	for _, x := range c.late {
		switch a, b := jobs[x.first], jobs[x.second]; {
		case a == nil || b == nil:
			c.bad.add("entries %d and %d have one path", x.first, x.second)
		case x.inDir:
			c.bad.add("%q, the brief of %s, would be the directory of %q", a.Path, advice.Name(a.Input), b.Path)
		default:
			c.bad.add("%s", collision(a, b))
		}
	}
	c.bad.More += more
}

func collision(a, b *Job) string {
	if a.Path == b.Path {
		return fmt.Sprintf("two briefs would be %q: of %s and of %s", a.Path, a.describe(), b.describe())
	}
	return fmt.Sprintf("%q and %q, of %s and of %s, are one file where case is ignored", a.Path, b.Path, a.describe(), b.describe())
}

func (j *Job) describe() string {
	return fmt.Sprintf("%s (%s, %s)", advice.Name(j.Input), j.ID, j.Lang)
}

// pathProblem says why a path is none.
func pathProblem(p string) string {
	if !fs.ValidPath(p) || p == "." {
		return "leads out of the directory or is no path"
	}
	for name := range strings.SplitSeq(p, "/") {
		if len(name) > maxName {
			return fmt.Sprintf("has a name of %d bytes, more than %d", len(name), maxName)
		}
	}
	return ""
}

// NamesProblem says why the names in a path with slashes cannot be used everywhere,
// `has "con.pdf" in it, which is a device on Windows`; "" if they can. Windows takes
// some names for devices, whatever stands after their first dot, and drops dots and
// spaces at the end of a name ("Naming Files, Paths, and Namespaces", Microsoft).
// Names that begin as those of temporary files are swept.
func NamesProblem(p string) string {
	for name := range strings.SplitSeq(p, "/") {
		base, _, _ := strings.Cut(strings.ToUpper(name), ".")
		base = strings.TrimRight(base, " ")
		port := len(base) > 3 && (base[:3] == "COM" || base[:3] == "LPT") && slices.Contains([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}, base[3:])
		switch {
		case port, slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, base):
			return fmt.Sprintf("has %q in it, which is a device on Windows", name)
		case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "):
			return fmt.Sprintf("has %q in it, whose end Windows leaves out", name)
		case strings.HasPrefix(name, ".dyad-"):
			return fmt.Sprintf("has %q in it, which is how temporary files begin", name)
		}
	}
	return ""
}

// foldCase makes names the same that differ only in case.
func foldCase(s string) string { return strings.ToLower(strings.ToUpper(s)) }
