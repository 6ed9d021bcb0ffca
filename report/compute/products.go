package compute

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/hs"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// productsOf makes the dossier of what a pair sell each other of a few products,
// without its bytes.
func productsOf(o Options) (*data.Dossier, error) {
	set := o.Few
	b, err := newBuilder(&o, &measure.Set{A: set.A, B: set.B, Year: set.Year, Report: set.Goods[0].Last().Report})
	if err != nil {
		return nil, err
	}
	addSources(b)
	nameProducts(b, set)
	var all []*product
	for _, p := range set.Goods {
		all = append(all, newProduct(b, p))
		all[len(all)-1].alone, all[len(all)-1].first = len(set.Goods) == 1, len(all) == 1
	}
	context := newContext(b)
	all[0].introduce(set)
	headed := addSum(b, set, all)
	for _, p := range all {
		flowsOf{p}.addFlows()
		sharesOf{p}.addShares()
		unitsOf{p}.addUnitValues()
		testsOf{p}.addTests()
		replacementsOf{p}.addReplacements()
		p.addContext(context)
	}
	if set.AllGoods != nil {
		newProduct(b, set.AllGoods).addBeside()
	}
	for i := range b.t.Sources() {
		addReadingNotes(b, i)
	}
	remarkFew(b, all)
	addMeasures(b)
	addProductGaps(b, all)
	addProductTiles(b, headed)
	if err := errors.Join(b.errs...); err != nil {
		return nil, fmt.Errorf("dossier %s: %w", b.d.ID, err)
	}
	return &b.d, nil
}

// A product is one product of a dossier in the making, in its latest year.
type product struct {
	*builder
	p     *measure.ProductTrade
	y     *measure.ProductYear
	goods string // "HS 8542" or "all goods", in running text
	alone bool   // the brief is about no other product
	first bool   // of the products of the brief
	key   string // its end of the ids of claims: ".8542", ".sum"
}

// The sections of a product.
type (
	flowsOf        struct{ *product }
	sharesOf       struct{ *product }
	unitsOf        struct{ *product }
	testsOf        struct{ *product }
	replacementsOf struct{ *product }
)

func newProduct(b *builder, p *measure.ProductTrade) *product {
	out := &product{builder: b, p: p, y: p.Last(), goods: b.say("pair.good.all"), key: "." + p.Product.Code()}
	switch p.Product.Level() {
	case trade.AllProducts:
	case trade.Items:
		out.goods = itemName(b, p.Product)
	default:
		out.goods = b.say("pair.product.code", "code", p.Product.Code())
	}
	if p.Sum != nil {
		out.goods, out.key = together(b, p.Sum), ".sum"
	}
	return out
}

// itemName is an item as the table names it.
func itemName(b *builder, p trade.Product) string {
	return b.say("pair.product.item", "name", cut(cmp.Or(b.t.ProductName(p), p.Code()), 80))
}

// nameProducts puts the products into what identifies the dossier.
func nameProducts(b *builder, set *measure.ProductSet) {
	var codes, items []string
	for _, p := range set.Goods {
		codes = append(codes, p.Product.Code())
		b.d.ID += "-" + strings.ReplaceAll(strings.ToLower(p.Product.Code()), ".", "-")
		if p.Product.Level() == trade.Items {
			items = append(items, itemName(b, p.Product))
		}
	}
	if len(b.d.ID) > 64 { // longer ones name no file
		b.d.ID = b.d.ID[:len("aaa-bbb")] + fmt.Sprintf("-%d-products", len(codes))
	}
	goods := b.say("pair.product.code", "code", b.list(codes))
	if len(items) > 0 {
		goods = b.list(items)
	}
	if len(items) > 3 {
		goods = b.sayCount("pair.good.items", len(items))
	}
	b.d.Title = b.text(b.say("pair.good.title", append(b.names(0), "goods", goods)...))
	b.d.Keywords = append(b.d.Keywords, b.text(goods))
}

// fullName is a product's name with its code: of a chapter in the language, of
// others as the table's list has it.
func (p *product) fullName() string {
	if p.p.Product.Level() == trade.Items {
		return p.goods
	}
	return fullName(p.builder, p.p.Product)
}

// fullName is the name of a product of the Harmonized System with its code.
func fullName(b *builder, p trade.Product) string {
	if p.Level() == trade.Chapters {
		n, _ := strconv.Atoi(p.Code())
		if label := hs.Chapter(n).Label(b.lang); label != "" {
			return b.say("pair.product.named", "name", label, "code", p.Code())
		}
	}
	return productName(b, p, 200)
}

// introduce says which goods the brief is about, and that it is about no others.
func (p *product) introduce(set *measure.ProductSet) {
	var names []string
	for _, q := range set.Goods {
		names = append(names, newProduct(p.builder, q).fullName())
	}
	key := "pair.good.about"
	switch {
	case set.Alone:
		key = "pair.good.about-only"
	case p.p.Product.Level() == trade.Items:
		key = "pair.good.about-items"
	}
	sentences := []string{p.say(key, "goods", data.Literal(p.list(names)))}
	for _, q := range set.Goods {
		if q.Parts > 0 {
			one := newProduct(p.builder, q)
			sentences = append(sentences, one.sayCount("pair.good.parts", q.Parts, "goods", data.Literal(one.goods)))
		}
	}
	p.para(append(sentences, p.noSumSentence(set), approximateSentence(p.builder))...)
}

// id is the id of a claim of the product, with the year where it is not the latest.
func (p *product) id(what string, year int) string {
	if year != p.y.Year {
		return what + p.key + "." + strconv.Itoa(year)
	}
	return what + p.key
}

// names are the arguments of a label: of a side and the other, and the goods.
func (p *product) names(of int) []string {
	return append(p.builder.names(of), "goods", p.goods, "code", p.p.Product.Code())
}

// refs are the arguments of a sentence: references to a side and the other, the
// goods, and the year.
func (p *product) refs(of int, more ...string) []string {
	args := append(refs(of), "goods", data.Literal(p.goods), "year", data.Literal(strconv.Itoa(p.y.Year)))
	return append(args, more...)
}

// sayCount is a sentence with a whole number that picks its form.
func (p *product) sayCount(key string, n int, pairs ...string) string {
	number := data.Literal(p.num.Number(quantity.Value{Coef: int64(n)}))
	return p.sayArgs(key, append(p.arguments(pairs), words.Arg{Name: "n", N: int64(n), Plain: number})...)
}

// year is a year as an argument of a sentence.
func year(y int) string { return data.Literal(strconv.Itoa(y)) }

// claimFor adds the claim of a result once; label is the key of what it says, that
// with -short of its short label.
func (p *product) claimFor(id, label string, of int, r measure.Result, change func(*data.Claim)) string {
	if p.claim(id) != nil {
		return id
	}
	r.Level = p.p.Level()
	c := p.claimOf(id, p.say(label, p.names(of)...), p.say(label+"-short", p.names(of)...), &r)
	p.place(&c, r.Terms, p.p.Places)
	if change != nil {
		change(&c)
	}
	return p.add(c)
}

// flowClaim is the claim of what one side sent the other, by a report; "" without
// rows.
func (p *product) flowClaim(from int, by trade.By, y *measure.ProductYear) string {
	t := p.p.Term(y, from, by)
	if t.Rows == 0 {
		return ""
	}
	id, label, of := "X"+letter(from), "pair.good.exports", from
	switch by {
	case trade.FromExporter:
		label = "pair.good.exports-reported"
	case trade.FromImporter:
		id, label, of = "M"+letter(1-from), "pair.good.imports-reported", 1-from
	}
	r := measure.Result{ID: measure.ProductFlow, Year: y.Year, Unit: measure.Money, USD: t.Value, Terms: []measure.Term{t}}
	return p.claimFor(p.id(id, y.Year), label, of, r, nil)
}

// ownFlow is the claim of a side's exports to the other or imports from it, as its
// own report or the reconciled figure has them.
func (p *product) ownFlow(of int, f measure.Flow, y *measure.ProductYear) string {
	from := of
	if f == measure.Import {
		from = 1 - of
	}
	return p.flowClaim(from, y.Report.By(f), y)
}

// wholeClaim is the claim of a side's trade with all partners; "" where it is not
// known.
func (p *product) wholeClaim(of int, f measure.Flow, y *measure.ProductYear) string {
	t := y.Side(of, f).Whole
	if t.Rows == 0 {
		return ""
	}
	id, label := "WX", "pair.good.all-exports"
	if f == measure.Import {
		id, label = "WM", "pair.good.all-imports"
	}
	r := measure.Result{ID: measure.ProductFlow, Year: y.Year, Unit: measure.Money, USD: t.Value, Terms: []measure.Term{t}}
	return p.claimFor(p.id(id+letter(of), y.Year), label, of, r, func(c *data.Claim) {
		if p.alone && y == p.y {
			c.Thing = p.text(data.Literal(p.nameInText()))
		}
	})
}

// nameInText is the product as running text calls it, without its code: of a chapter in the
// language, of others as an English table's list has it up to its first semicolon. It is
// "" where that is not known or is long.
func (p *product) nameInText() string {
	const most = 48
	name := ""
	switch level := p.p.Product.Level(); {
	case level == trade.Chapters:
		n, _ := strconv.Atoi(p.p.Product.Code())
		name = hs.Chapter(n).Label(p.lang)
	case level == trade.Items || p.lang != "en":
	default:
		name, _, _ = strings.Cut(p.t.ProductName(p.p.Product), ";")
	}
	if name = strings.TrimSpace(name); utf8.RuneCountInString(name) > most {
		return ""
	}
	return lowered(name)
}

// lowered is a name with a small first letter, but for one that begins with an initial or
// an abbreviation.
func lowered(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[n:]); !unicode.IsLower(second) && second != ' ' {
		return name
	}
	return string(unicode.ToLower(first)) + name[n:]
}

// addBeside is what the pair's trade in all goods is, beside its products.
func (p *product) addBeside() {
	for of := range p.country {
		for _, f := range []measure.Flow{measure.Export, measure.Import} {
			p.shareClaim(of, f, p.y)
		}
		p.para(flowsOf{p}.flowSentence(of)...)
	}
	s := sharesOf{p}
	p.para(s.shareSentence(0, measure.Import), s.shareSentence(0, measure.Export))
	p.para(s.shareSentence(1, measure.Import), s.shareSentence(1, measure.Export))
	p.section("beside", p.say("pair.good.beside"), data.TopicGoods)
}

// section closes a section of one product.
func (p *product) section(id, title string, topic data.Topic) {
	p.builder.section("trade-"+id+"-"+strings.ReplaceAll(strings.ToLower(p.key[1:]), ".", "-"), title, topic)
}

// oneProductTiles are the claims that may be tiles of a brief about one product, of a
// list the first that there is: what each buys from all, what from the other, the place
// of the other, and as how many equal suppliers they all are.
var oneProductTiles = [][]string{{"WMA", "WMB"}, {"MA", "XB"}, {"RMA", "RMB"}, {"EMA", "EMB"}, {"MB", "XA"}, {"HMA"}, {"HMB"}}

// productTiles are the same of a brief about several.
var productTiles = [][]string{{"SMA", "SXA"}, {"SMB", "SXB"}, {"MA", "XB"}, {"MB", "XA"}, {"HMA"}, {"HMB"}, {"SXA"}, {"SXB"}}

// addProductTiles are the headline figures: of the first product three or six, of
// several the shares of each.
func addProductTiles(b *builder, all []*product) {
	const row = 3
	var ids []string
	tiles := productTiles
	if len(all) == 1 {
		tiles = oneProductTiles
	}
	for _, what := range tiles {
		for i, p := range all {
			var named []string
			for _, w := range what {
				named = append(named, w+p.key)
			}
			if id := b.firstOf(named...); id != "" && b.claim(id).Value.Coef != 0 && i < row && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) >= 2*row {
		ids = ids[:2*row]
	} else if len(ids) > row {
		ids = ids[:row]
	}
	b.d.Tiles = ids
}
