#!/bin/bash
# Runs a batch of 2,000 briefs as an array of a Slurm cluster that is this
# machine, kills one task with kill -9, requeues it, and compares the files and
# the merged manifest with those of one plain run. Needs root for Debian's
# packages and for slurmd; leaves the machine's own Slurm alone.
#
#   make test-slurm            # or deploy/test-slurm.sh [BRIEFS [TASKS]]
set -euo pipefail
briefs=${1:-2000} tasks=${2:-8}
cd "$(dirname "$0")/.."

if ! command -v slurmctld slurmd munged >/dev/null; then
	[ "$(id -u)" = 0 ] || { echo "install slurm-wlm and munge first" >&2; exit 1; }
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null
fi

dir=$(mktemp -d /tmp/dyad-slurm.XXXXXX)
chmod 755 "$dir"
daemons=()
finish() {
	code=$?
	kill "${daemons[@]}" 2>/dev/null || true
	wait 2>/dev/null || true
	if [ $code != 0 ]; then
		echo "failed; logs are in $dir" >&2
		tail -n 5 "$dir"/*.log >&2 || true
	else
		rm -rf "$dir"
	fi
}
trap finish EXIT

# A cluster of one node. It claims more processors than there may be, so that
# tasks run beside each other.
mkdir "$dir/state" "$dir/spool"
export SLURM_CONF=$dir/slurm.conf
cat >"$SLURM_CONF" <<CONF
ClusterName=dyad
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=root
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=1,sched_min_interval=100000
ReturnToService=2
KillWait=5
MailProg=/bin/true
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
dd if=/dev/urandom of="$dir/munge.key" bs=1024 count=1 status=none
chmod 600 "$dir/munge.key"
munged --foreground --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" \
	--pid-file="$dir/munged.pid" --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" 2>"$dir/munged.err.log" &
daemons+=($!)
until [ -S "$dir/munge.socket" ]; do sleep 0.1; done
slurmctld -D -i 2>/dev/null &
daemons+=($!)
slurmd -D -N "$(hostname -s)" 2>/dev/null &
daemons+=($!)

# await SECONDS COMMAND…: until it succeeds
await() {
	local left=$(($1 * 5))
	shift
	until "$@"; do
		left=$((left - 1))
		if [ $left = 0 ]; then echo "waited in vain for: $*" >&2; exit 1; fi
		sleep 0.2
	done
}
idle() { sinfo -h -o %t 2>/dev/null | grep -q '^idle'; }
state() { scontrol show job "$1" | grep -o 'JobState=[A-Z]*' | head -1; }
is() { [ "$(state "$1")" = "JobState=$2" ]; }
made() { [ -f "$1" ] && [ "$(wc -l <"$1")" -ge "$2" ]; }
empty() { [ -z "$(squeue -h)" ]; }

go build -o "$dir/dyad" .
go test ./command -count 1 -run '^TestWriteDossiers$' -dossiers "$briefs" -into "$dir/in" >/dev/null
script=$PWD/deploy/slurm.sh
cd "$dir"
./dyad batch in -o 'plain/{id}.pdf'
await 30 idle

part=out/manifest.2-of-$tasks.jsonl
job=$(DYAD=$dir/dyad sbatch --parsable --array=1-"$tasks" --mem-per-cpu=0 "$script" in -o 'out/{id}.pdf')
echo "array $job of $tasks tasks"
await 120 made "$part" 10
scancel --signal=KILL --batch "${job}_2"
await 30 is "${job}_2" FAILED
echo "task 2 was killed after $(grep -c '"status"' "$part") of $((briefs / tasks)) briefs; requeued"
if ./dyad manifest merge out/manifest.*-of-"$tasks".jsonl -o early.jsonl 2>/dev/null; then
	echo "merged though entries are missing" >&2
	exit 1
fi
scontrol requeue "${job}_2"
await 600 empty

grep -h 'briefs made' dyad-"$job"_2.log
./dyad manifest merge out/manifest.*-of-"$tasks".jsonl -o out/manifest.jsonl
./dyad manifest check out/manifest.jsonl
rm out/manifest.*-of-"$tasks".jsonl
diff -r plain out
echo "the array made what a plain run makes, byte for byte"
