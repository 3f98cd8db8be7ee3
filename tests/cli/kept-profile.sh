# the archive keeps the profile that letters were read with, and reads with it
P=$TOP/samples/profile-xunyang.xml
cat >l.txt <<'X'
C类

浔阳州住房和城乡建设局

关于州政协六届一次会议第21号提案的协办意见

州人社局：

　　吕望之委员提出的《关于保护沿街老铺的提案》收悉。现有老铺126爿。

　　　　　　　　　　浔阳州住房和城乡建设局
　　　　　　　　　　2024年5月8日
X
sed 's/21号/22号/; s/126爿/130爿/' l.txt >m.txt
sed 's/21号/23号/; s/126爿/140间/' l.txt >n.txt
"$DAFU" ingest -q -a a.dafu -p "$P" l.txt m.txt
"$DAFU" ingest -q -a a.dafu n.txt
reread() { "$DAFU" reread -a a.dafu "$@" | sed "s/in [0-9.]* s/in … s/"; }
reread
reread -n --no-profile
reread --no-profile -p "$P"; echo "both $?"
# a result class's meaning is no column: it is named all the same
sed 's/留作参考/供参考/' "$P" >p.xml
reread -n -p p.xml
reread -q -p p.xml
"$DAFU" list -a a.dafu --versions 1 -f csv | cut -d , -f 1,5
reread
# what the archive does not keep is told, before anything is read
cp a.dafu b.dafu
python3 - <<'P'
import sqlite3
db = sqlite3.connect("a.dafu")
print(db.execute("SELECT profile, sha256 FROM profile ORDER BY 1").fetchall() and "kept")
P
