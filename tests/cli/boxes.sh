# archives of files and mails: each letter in them is a document
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
import gzip, os, stat
import box, docx
top = os.environ["TOP"] + "/samples/"
heating, sums = (open(top + n, "rb").read() for n in ("01-county-heating.txt", "08-sums-fail.txt"))
docx.letter("letter.docx", heating.decode())
letter = open("letter.docx", "rb").read()
put = lambda name, raw: open(name, "wb").write(raw)
put("sums.txt", sums)
put("year.zip", box.zipped([("2024/31号.docx", letter), ("2024/88号.txt", sums), ("2024/", b""), ("2024/.x", b"x"),
                            ("名单.txt", b"1\n2\n")]))
put("old.zip", box.zipped_gbk("2024/答复.txt", sums))
put("year.7z", box.seven([("2024/31号.docx", letter), ("2024/88号.txt", sums)]))
put("letter.txt.gz", gzip.compress(sums))
put("mail.eml", box.mail("请查收附件。\n", [("31号答复.docx", letter)]))
put("text.eml", box.mail(sums.decode()))
put("page.mht", box.page("<html><body>" + "".join(f"<p>{x}</p>" for x in sums.decode().split("\n")) + "</body></html>"))
put("all.zip", box.zipped([("信/mail.eml", open("mail.eml", "rb").read()), ("年.7z", open("year.7z", "rb").read())]))
put("odd.zip", box.encrypted(box.zipped([("../up.txt", sums), ("secret.txt", sums), ("good.txt", sums), (box.special(
    "link.txt", stat.S_IFLNK), b"/etc/passwd")]), "secret.txt"))
P
for f in old.zip letter.txt.gz mail.eml text.eml page.mht; do
	"$DAFU" extract -q $f | grep -o '<source name.*format="[a-z]*"'
done
"$DAFU" extract -q mail.eml -f text | tail -n 2
"$DAFU" extract -q year.zip; echo "several $?"
"$DAFU" extract -q -o out/ year.zip; echo "folder $?"; ls out
"$DAFU" extract -o out2/ mail.eml
"$DAFU" extract -q -f json year.7z | grep -o '"name":"[^"]*"'
"$DAFU" text year.7z; echo "text $?"
"$DAFU" text year.7z/2024/88号.txt | cmp - sums.txt && echo "the text of the one named"
"$DAFU" text year.7z/2024/89号.txt
"$DAFU" text sums.txt/1
"$DAFU" explain year.zip/2024/31号.docx //r:issuer
"$DAFU" extract -q -o r.xml mail.eml
"$DAFU" validate --source mail.eml r.xml
"$DAFU" validate --source year.zip/2024/31号.docx r.xml
"$DAFU" ingest -q -a a.dafu --report r.jsonl all.zip year.zip odd.zip old.zip; echo "ingest $?"
grep -o '"\(path\|outcome\|reason\)":"[^"]*"' r.jsonl
"$DAFU" ingest -a a.dafu all.zip | sed 's/ in .*\/s//'
"$DAFU" show -a a.dafu -f source 1 | cmp - letter.docx && echo "the bytes of the member"
"$DAFU" show -a a.dafu -f xml 1 | grep -o '<source name.*format="[a-z]*"'
"$DAFU" fsck -a a.dafu --deep | sed 's/[0-9.]* MB in.*: /… : /'
"$DAFU" reread -q -a a.dafu | sed "s/ in [0-9.]* s//"; echo "reread $?"
"$DAFU" export -a a.dafu -f bag -o bag && "$DAFU" ingest -q -a b.dafu bag && echo "a bag and back"
cat mail.eml | "$DAFU" extract -q - | grep -o '<source name="[^"]*"'
"$DAFU" formats | grep 'lib\(archive\)\|GMime\|RAR'
