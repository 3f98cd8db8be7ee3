# what commands do not take: told before anything is read or written
L=$TOP/samples/01-county-heating.txt
P=$TOP/samples/profile-xunyang.xml
"$DAFU" ingest -q -a a.dafu "$L"
"$DAFU" extract -q "$L" >r.xml
not() { echo "-- $*"; "$DAFU" "$@" 2>&1 | head -n 1; "$DAFU" "$@" >/dev/null 2>&1; echo "$?"; }
not site r.xml
not site -o - r.xml
not site -o "" r.xml
not site -o out
not site -o out -j 300 r.xml
not site -o out --url ftp://example.cn/ r.xml
not site -o out --url https://example.cn/a r.xml
not site -o out --url "https://example.cn/a b/" r.xml
not site -o out --on 2024-02-30 r.xml
not site -a none.dafu -o out
not site -a a.dafu -o a.dafu
not site -a a.dafu -o out "class:"
not publish "$L"
not publish -o - "$L"
not publish -o out
not publish -o out --force "" "$L"
not publish -o out --force 试 "$L"
not publish -o out -f pdf "$L"
not publish -a none.dafu -o out
not publish -a a.dafu -o out "class:"
not ingest "$L"
not ingest -a b.dafu
not ingest -a b.dafu -j 300 "$L"
not ingest -a b.dafu --watch --follow-links .
not ingest -a b.dafu --watch "$L"
not reread
not reread -a none.dafu
not reread -a a.dafu more
not reread -a a.dafu --no-profile -p "$P"
not fsck
not fsck -a a.dafu more
not fsck -a none.dafu
not show -a a.dafu
not show 1
not show -a a.dafu x
not show -a a.dafu 99
not show -a a.dafu 1 2
not show -a a.dafu --document 1 1
not show -a a.dafu --document 9
not show -a a.dafu -f pdf 1
not show -a a.dafu --versions -f html 1
not show -a a.dafu --versions -o x 1
not show -a a.dafu --compare 1 1
not show -a a.dafu --compare 1,9 1
not show -a a.dafu --compare 1,2 --versions 1
not stats -a a.dafu --unit 公里
not stats -a a.dafu --of 公里 --open
not stats -a a.dafu --by class --open
not stats -a a.dafu --by weather
not stats -a a.dafu --on 2024-13-01
not stats -a a.dafu --unanswered
not stats -a a.dafu --unanswered -p none.xml
not stats -a a.dafu --unanswered -p r.xml
not stats -a a.dafu -n x
not search -a a.dafu
not search 供热
not search -a a.dafu -n 99999999999 供热
not search -a a.dafu --count --bom 供热
not search -a a.dafu -f pdf 供热
not list
not list -a a.dafu --columns weather
not list -a a.dafu --sort weather
not list -a a.dafu --outcome weather
not list -a a.dafu --versions 0
not list -a a.dafu --documents --versions 1
not list -a a.dafu -n 99999999999
not log
not log -a a.dafu --letter 0
not export -a a.dafu -f bag
not export -a a.dafu -f pdf -o out
not export -a a.dafu -f csv -o a.dafu
not export -a a.dafu -f eep -o out
not export -f csv -o out
not explain "$L" x y z
not explain
not explain "$L" weather
not profile
not profile weather "$P"
not profile check
not profile check none.xml
not profile import
not profile import none.csv
not profile import --assembly 政协 --term 999 --session 1 -p p.xml none.csv
not check
not check none.txt
not check -f pdf "$L"
not check --level weather "$L"
not check -a none.dafu "$L"
not check --explain weather
not extract -j 300 -o out "$L"
not extract -s "$L" -f html "$L"
not extract --limit 1X "$L"
not extract --limit -1 "$L"
not extract --quiet=yes "$L"
not extract -f
not extract -o out -f json --stylesheet none.xsl "$L"
not render
not render -f pdf r.xml
not render none.xml
not render --stylesheet none.xsl r.xml
not validate
not validate none.xml
not validate --source none.txt r.xml
not text
not text -e latin1 "$L"
not schema more
not formats more
not completion
not completion tcsh
not correct -a a.dafu 1 class B
not correct -a a.dafu --reason 试 1 class
not correct -a a.dafu --reason 试 1 weather x
not correct -a a.dafu --reason 试 x class B
not correct -a a.dafu --reason 试 9 class B
not withdraw -a a.dafu 1
not withdraw -a a.dafu --reason 试
not withdraw -a a.dafu --reason 试 9
not dispose -a a.dafu --reason 试 1
not dispose -a a.dafu --reason 试 --authority 试 9
not backup -a a.dafu
not backup -a none.dafu -o x
not backup -a a.dafu -o a.dafu
not vacuum
not vacuum -a none.dafu
not migrate
not migrate -a none.dafu
not migrate -a r.xml
ls
# numbers that are out of range
not publish -o out --time-limit 0 "$L"
not site -o out --time-limit 99999 r.xml
not fsck -a a.dafu --time-limit 0
not ingest -a b.dafu --time-limit 0 "$L"
not reread -a a.dafu --time-limit 0
not extract --time-limit 0 "$L"
not profile import --assembly 政协 --term 9 --session 1 --time-limit 0 -p p.xml none.csv
not profile import --assembly 政协 --term 9 --session 999 -p p.xml none.csv
not profile import --assembly 政协 --term 9 -p p.xml none.csv
not profile import --assembly 政协 --session 1 -p p.xml none.csv
not profile import --term 9 --session 1 -p p.xml none.csv
not profile import --assembly 政协 --term 9 --session 1 none.csv
not extract --limit 99999999999999999999999 "$L"
not extract --limit 99999999999G "$L"
not extract --limit "" "$L"
not search -a a.dafu --offset 99999999999 供热
not show -a a.dafu --document 99999999999999999999
not show -a a.dafu --compare 1,2,3 1
not show -a a.dafu --document 1 --versions
not show -a a.dafu --document 1 -f xml
not migrate -a a.dafu more
not migrate -a a.dafu --wait 99999
not vacuum -a a.dafu more
not vacuum -a a.dafu --wait 99999
not correct 1 class B
not withdraw -a a.dafu --reason "" 1
not dispose -a a.dafu --reason 试 --authority 试
not dispose -a a.dafu --reason 试 --authority "" 1
not dispose -a a.dafu --reason 试 --authority 试 --wait 99999 1
not export -a a.dafu -o out
not render --time-limit 0 r.xml
not render r.xml r.xml
not validate --source "$L" r.xml r.xml
not extract -f source --stylesheet x.xsl "$L"
not check --list more
not check --fix "$L"
not check -o none/x "$L"
not check -a "$L" "$L"
not list -a a.dafu --sort id,date,class,number,title,issuer,year,kind,path
not explain "$L" //r:
# help: of all commands, of one, of none; a wrong command is told in two lines
"$DAFU" -h >help; "$DAFU" help | cmp - help; "$DAFU" --help | cmp - help
grep -v '^  ' help
for c in $("$DAFU" --commands | cut -f 1); do
	grep -q "^  $c " help || echo "not in the help: $c"
	"$DAFU" "$c" --help >long && "$DAFU" help "$c" | cmp - long &&
	    "$DAFU" "$c" -h | cmp - long
done
"$DAFU" help nosuch; echo "$?"
"$DAFU" exract x; echo "$?"
"$DAFU" ""; echo "$?"
# what is refused can be forced
echo 今天下午开会。 >note.txt
for c in extract check explain; do "$DAFU" $c note.txt; echo "$?"; done
"$DAFU" extract -q --force note.txt | grep -c '<reply'
