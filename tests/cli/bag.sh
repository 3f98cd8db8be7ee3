# a bag is not believed, though its manifests are right: whoever forges it makes
# them anew
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
cat "$TOP/samples/07-motion-river.txt" "$TOP/samples/08-sums-fail.txt" >two.txt
"$DAFU" ingest -q -a a.dafu "$TOP/samples/01-county-heating.txt" two.txt "$TOP/samples/09-meeting-notice.txt" "$TOP/samples/05-township-gb18030.txt" 2>/dev/null
"$DAFU" reread -q -p "$TOP/samples/profile-xunyang.xml" -a a.dafu >/dev/null
"$DAFU" export -a a.dafu -f bag -o bag
cat >forge.py <<'Q'
"""Change a copy of the bag and make its manifests anew."""
import hashlib, json, os, pathlib, re, shutil, sys
shutil.rmtree("w", ignore_errors=True)
shutil.copytree("bag", "w")
what, *rest = sys.argv[1:]
def lines(name, change):
    path = pathlib.Path("w/data", name)
    all = [json.loads(x) for x in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) + "\n" for x in change(all)))
if what in ("documents", "records"):
    n, key, *value = rest
    def change(all):
        line = all[int(n)]
        if value:
            line[key] = json.loads(value[0])
        else:
            del line[key]
        return all
    lines(what + ".jsonl", change)
elif what == "drop":
    name, n = rest
    lines(name + ".jsonl", lambda all: [x for i, x in enumerate(all) if i != int(n)])
elif what == "xml":
    name, old, new = rest
    path = pathlib.Path("w/data/record", name)
    text = path.read_text()
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text, count=1))
    b = path.read_bytes()
    def change(all):
        for x in all:
            if x["file"].endswith(name):
                x["size"], x["sha256"] = len(b), hashlib.sha256(b).hexdigest()
        return all
    lines("records.jsonl", change)
elif what == "raw":
    name, text = rest
    pathlib.Path("w/data", name).write_text(text)
elif what == "long":
    pathlib.Path("w/data", rest[0]).write_text('{"x":"' + " " * (1 << 20) + '"}\n')
elif what == "more":
    pathlib.Path("w/data/source/more.txt").write_text("more")
elif what == "refused":	# as if it could not be read
    n = int(rest[0])
    kept = []
    def document(all):
        all[n]["outcome"], all[n]["reason"] = "refused", "NOT_A_LETTER: is no reply letter"
        kept.append(all[n]["document"])
        return all
    lines("documents.jsonl", document)
    lines("records.jsonl", lambda all: [x for x in all if x["document"] != kept[0] or pathlib.Path("w", x["file"]).unlink()])
for h in "sha256", "sha512":
    for name, files in (("manifest", sorted(p for p in pathlib.Path("w/data").rglob("*") if p.is_file())),
                        ("tagmanifest", [pathlib.Path("w", x) for x in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")])):
        pathlib.Path("w", f"{name}-{h}.txt").write_text("".join(
            f"{getattr(hashlib, h)(p.read_bytes()).hexdigest()}  {p.relative_to('w')}\n" for p in files))
Q
forge() { echo "$*" | cut -c 1-60; python3 forge.py "$@" && take; }
take() { rm -f b.dafu; "$DAFU" ingest -j1 -a b.dafu "$@" w; echo "status $?"; ls b.dafu 2>/dev/null; }
forge nothing; "$DAFU" export -a b.dafu -f bag -o back
# the log goes on; all else is as it was
diff -r -x log.jsonl -x '*manifest*' -x bag-info.txt bag back && echo "came back as it was"
diff bag/data/log.jsonl back/data/log.jsonl | grep -c '^[<>]'
for key in path time sha256; do forge documents 0 $key; done
for key in source version; do forge records 1 $key; done
zero='"0000000000000000000000000000000000000000000000000000000000000000"'
forge documents 0 sha256 "$zero"
forge documents 0 size 7
forge documents 0 time 1e3
forge documents 0 time -1
forge documents 0 time 4000000000
forge documents 0 outcome '"perhaps"'
forge documents 0 outcome '"refused"'
forge documents 2 outcome '"read"'
forge documents 2 reason '""'
forge documents 1 document 1
forge documents 0 file '"data/../../a.dafu"'
forge documents 0 more 1
# what each member may be
letters='"gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg"'
for x in '"1"' 0 1.5; do forge documents 0 document "$x"; done
for x in '"7"' -1; do forge documents 0 size "$x"; done
for x in '""' 7 '"a\u0000b"'; do forge documents 0 path "$x"; done
for x in 7 '"00"' "$letters"; do forge documents 0 sha256 "$x"; done
for x in '"sources/1.txt"' '"/etc/passwd"' '"data\\1.txt"' '""'; do forge documents 0 file "$x"; done
for x in 7 '""'; do forge documents 0 outcome "$x"; done
for x in '"1"' 4294967296; do forge records 0 part "$x"; done
forge documents 1 file '"data/source/000001.txt"'
forge records 0 document 3
forge records 0 sha256 "$zero"
forge records 0 source "$zero"
forge records 0 size 7
forge records 0 time 7
forge records 0 version 2
forge records 0 part 0
forge records 1 part 7
forge records 0 document 9
forge records 1 file '"data/record/000001-1.xml"'
forge records 1 file '"data/record/none.xml"'
forge drop documents 1
forge drop records 0
forge more
forge raw documents.jsonl '{"document":1'
forge raw documents.jsonl '[]
'
forge raw documents.jsonl '{"document":1,"document":1}
'
forge long documents.jsonl
forge raw records.jsonl ''
forge refused 0
# records whose values are not those of their sources
xml() { forge xml "$@"; }
xml 000001-1.xml 'value="4120000"' 'value="99900000000"'
xml 000001-1.xml '412万平方米' '999亿平方米'
xml 000002-1.xml 'term="16"' 'term="17"'
xml 000003-2.xml 'value="365"' 'value="366"'
xml 000003-2.xml '<body' '<body more="1"'
xml 000003-2.xml '<reply' '<!DOCTYPE x><reply'
xml 000001-1.xml '</reply>' ''
# nor do those of another version say more
cp -R bag own
sed -i 's/"program":"[^"]*"/"program":"9.9.9"/' bag/data/records.jsonl bag/data/documents.jsonl
xml 000001-2.xml 'status="planned"' 'status="done"'
xml 000001-2.xml '<line[^>]*>委员：</line>' ''
xml 000001-2.xml 'ofCertainty="sure"' 'ofCertainty="likely"'
rm -r bag && mv own bag
# on one's own word
python3 forge.py xml 000001-1.xml 'value="4120000"' 'value="99900000000"'
take --trust
python3 forge.py xml 000001-1.xml '412万平方米' '999亿平方米'; take --trust
# so one that another program has set on lines of its own, which says the same
python3 forge.py xml 000001-1.xml '</contact>' '\n\t</contact>'; take; take --trust
"$DAFU" fsck -j1 -a b.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
# no plain files
for f in manifest-sha256.txt manifest-sha512.txt tagmanifest-sha256.txt data/documents.jsonl data/source/000001.txt; do
	python3 forge.py nothing; rm w/$f; mkfifo w/$f
	timeout -s KILL 20 "$DAFU" ingest -a b.dafu w; echo "$f $?"
done
python3 forge.py nothing; mv w/manifest-sha256.txt manifest; ln -s ../manifest w/manifest-sha256.txt; take
# what it writes over is no pipe either
mkdir p; mkfifo p/datapackage.json p/index.csv p/bag-info.txt; mkfifo q
for o in p q; do timeout -s KILL 20 "$DAFU" export -a a.dafu -f csv -o $o --replace; echo "$o $?"; done
# whose it is, and what its records are valid by
"$DAFU" ingest -q -a whose.dafu "$TOP/samples/01-county-heating.txt"; "$DAFU" export -a whose.dafu -f bag --unit 杏川县档案馆 -o whose; echo "whose $?"
sed -n 2p whose/bag-info.txt; xmllint --noout --schema whose/reply.xsd whose/data/record/*.xml 2>&1 | sed 's/.*xml validates/valid/'; grep -c reply.xsd whose/tagmanifest-*.txt
"$DAFU" ingest -q -a back.dafu whose; echo "back $?"; "$DAFU" export -a whose.dafu -f bag --replace -o whose; echo "replaced $?"
"$DAFU" export -a whose.dafu -f bag --unit "$(printf 'a\nb')" -o two; echo "two lines $?"
