package command

import (
	"fmt"
	"strconv"

	"dyad/data/advice"
	"dyad/report/batch"
)

// chooseShard is the part of the batch that --shard asks for or, without it,
// the part that the variables of a scheduler say.
func chooseShard(e *env, asked string) (batch.Shard, error) {
	switch asked {
	case "none":
		return batch.Shard{}, nil
	case "":
		return scheduledShard(e)
	}
	s, err := batch.ParseShard(asked)
	if err != nil {
		return s, usageError{err.Error(), "such as --shard 3/8, or --shard none"}
	}
	return s, nil
}

// scheduledShard asks the environment:
//   - Slurm, sbatch(1): the task's number, with the array's least number, step
//     and count;
//   - AWS Batch, "job environment variables": number from 0, and size;
//   - Kubernetes Indexed Job: number from 0; the count is in no variable of its
//     own, so DYAD_SHARDS states it.
func scheduledShard(e *env) (batch.Shard, error) {
	for _, v := range []struct{ index, first, step, count, hint string }{
		{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_COUNT",
			"submit a regular array, such as --array=1-8, or give --shard i/n, or --shard none for all of the batch"},
		{"AWS_BATCH_JOB_ARRAY_INDEX", "", "", "AWS_BATCH_JOB_ARRAY_SIZE",
			"give --shard i/n, or --shard none for all of the batch"},
		{"JOB_COMPLETION_INDEX", "", "", "DYAD_SHARDS",
			"set DYAD_SHARDS to the Job's completions, or give --shard i/n, or --shard none for all of the batch"},
	} {
		if e.getenv(v.index) == "" {
			continue
		}
		index, err := number(e, v.index, "")
		first, err2 := number(e, v.first, "0")
		step, err3 := number(e, v.step, "1")
		count, err4 := number(e, v.count, "")
		for _, err := range []error{err, err2, err3, err4} {
			if err != nil {
				return batch.Shard{}, advice.With(fmt.Errorf("%s is set, so this is a part of a batch; but %w", v.index, err), v.hint)
			}
		}
		i := index - first
		if step < 1 || i%step != 0 {
			return batch.Shard{}, advice.With(fmt.Errorf("%s is %d, which is not %d and a multiple of %d", v.index, index, first, step), v.hint)
		}
		s, err := batch.NewShard(i/step+1, count)
		if err != nil {
			return s, advice.With(fmt.Errorf("%s is %d: %w", v.index, index, err), v.hint)
		}
		e.say(fmt.Sprintf("shard %d/%d, by %s", s.I, s.Of, v.index))
		return s, nil
	}
	return batch.Shard{}, nil
}

// number reads a variable of the environment as a number. An empty or unnamed
// variable has the value otherwise.
func number(e *env, name, otherwise string) (int, error) {
	s := otherwise
	if name != "" && e.getenv(name) != "" {
		s = e.getenv(name)
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("%s is %q", name, s)
	}
	return n, nil
}
