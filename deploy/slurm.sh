#!/bin/bash
# A batch as a Slurm array: each task makes its part and its own manifest.
#
#   sbatch --array=1-8 deploy/slurm.sh dossiers -o 'out/{id}.pdf'
#   dyad manifest merge out/manifest.*-of-8.jsonl -o out/manifest.jsonl
#
# The array must be regular (1-8, 0-7, 0-14:2). A task that is requeued or
# submitted again goes on where it was; to submit one task of the array alone,
# say which it is: sbatch --array=3 --export=ALL,SHARD=3/8 deploy/slurm.sh …
#SBATCH --job-name=dyad
#SBATCH --requeue
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=256M
#SBATCH --time=01:00:00
#SBATCH --signal=B:TERM@30
#SBATCH --output=dyad-%A_%a.log
#SBATCH --open-mode=append
set -eu

# exec: Slurm's signals reach dyad itself, which then leaves its files in order.
exec "${DYAD:-dyad}" batch "$@" ${SHARD:+--shard "$SHARD"} -j "${SLURM_CPUS_PER_TASK:-1}"
