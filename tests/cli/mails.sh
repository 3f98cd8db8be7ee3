# ways in which a mail says a letter: the plain one, else the page; signatures are none
cat >mails.py <<'Q'
import pathlib, sys
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
letter = pathlib.Path(sys.argv[1]).read_text()
page = "<p>" + letter.replace("\n\n", "\n").replace("\n", "</p>\n<p>") + "</p>"
def put(name, body):
    body["From"], body["To"] = "a@example.cn", "b@example.cn"
    body["Date"], body["Subject"] = "Tue, 26 Mar 2024 09:30:00 +0800", "答复"
    pathlib.Path(name).write_bytes(body.as_bytes())
def several(kind, *parts):
    m = MIMEMultipart(kind)
    for p in parts:
        m.attach(p)
    return m
def plain(text): return MIMEText(text, "plain", "utf-8")
def html(text): return MIMEText(text, "html", "utf-8")
def signed(kind, name=None):
    m = MIMEApplication(b"0" * 20, kind)
    if name:
        m.add_header("Content-Disposition", "attachment", filename=name)
    return m
put("plain-first.eml", several("alternative", plain(letter), html("<p>另一页</p>")))
put("blank-first.eml", several("alternative", plain(" \n\n"), html(page)))
put("page-first.eml", several("alternative", html(page), plain("\n")))
put("page-alone.eml", several("related", html(page), MIMEApplication(b"GIF89a", "gif")))
put("inner.eml", several("mixed", several("alternative", plain(letter), html(page)), signed("pkcs7-signature", "smime.p7s")))
put("pgp.eml", several("signed", plain(letter), signed("pgp-signature", "signature.asc")))
put("sealed.eml", several("mixed", signed("pkcs7-mime")))
put("sealed-named.eml", several("mixed", plain("见附件。"), signed("pkcs7-mime", "letter.p7m")))
put("empty.eml", several("mixed"))
put("only-blank.eml", several("alternative", plain(" "), html("<p> </p>")))
raw = several("mixed", plain("见附件。"), MIMEApplication(letter.encode()), MIMEApplication(letter.encode()))
put("whole.eml", raw)
whole = pathlib.Path("whole.eml").read_bytes()
pathlib.Path("cut.eml").write_bytes(whole[:-300])
at = whole.rindex(b"base64") + 120
pathlib.Path("padded.eml").write_bytes(whole[:at] + b"=" + whole[at + 1:])
pathlib.Path("piece.eml").write_bytes(b"From: a@example.cn\nTo: b@example.cn\nMIME-Version: 1.0\nContent-Type: "
    b"message/partial; id=x; number=1; total=2\n\nFrom: a@example.cn\nSubject: x\n\n" + letter.encode())
Q
python3 mails.py "$TOP/samples/01-county-heating.txt"
for m in *.eml; do
	echo "-- $m"
	"$DAFU" extract -q -f json "$m" | python3 -c 'import json, sys
for line in sys.stdin:
    r = json.loads(line)
    print(r["source"]["name"], r["head"]["title"])'
	"$DAFU" extract -q "$m" >/dev/null 2>&1; echo $?
done
