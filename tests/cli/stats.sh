# an archive in tables
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>&1; echo "ingest $?"
"$DAFU" stats -a a.dafu
"$DAFU" stats -a a.dafu --by year,class kind:reply
"$DAFU" stats -a a.dafu --by issuer -n 2 -f csv
"$DAFU" stats -a a.dafu --of 总投资
"$DAFU" stats -a a.dafu --of 消防站 --unit 个 -f json
"$DAFU" stats -a a.dafu --open
"$DAFU" stats -a a.dafu --open --on 2025-01-01 -f csv
"$DAFU" stats -a a.dafu --on 2025-01-01; echo "alone $?"
"$DAFU" stats -a a.dafu --open --on monday; echo "no day $?"
"$DAFU" stats -a a.dafu --of x --open; echo "both $?"
"$DAFU" stats; echo "no archive $?"
"$DAFU" stats -a a.dafu 'class:'; echo "wrong query $?"
