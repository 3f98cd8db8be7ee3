#!/bin/sh
# Every tests/cli/NAME.sh, in an empty folder: its output, messages and exit
# status stand in NAME.out; with ONLY=NAME in the environment that one.
# usage: tests/commands.sh PROGRAM FOLDER [--accept]
set -u
DAFU=$PWD/$1 TOP=$PWD T=${2:?which folder} accept=${3-}
export DAFU TOP
mkdir -p "$T" && chmod 755 "$T" || exit 3
. tests/same.sh
for script in tests/cli/${ONLY:-*}.sh; do
	work=$(mktemp -d "$T/XXXXXX") && chmod 755 "$work" || exit 3
	(cd "$work" && sh -u "$TOP/$script" 2>&1; echo "exit $?") |
	    sed "s|$TOP|TOP|g" >"$T/out"
	same "${script%.sh}.out" "$T/out"
done
counted
