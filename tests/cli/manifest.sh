# manifests of others' bags: names as RFC 8493 escapes them, lines that are wrong,
# and what of the folder they must tell of
mkdir -p o/data/sub; touch o/bagit.txt
cp "$TOP/samples/08-sums-fail.txt" o/data/a.txt
hash() { sha256sum <"o/data/$1" | cut -c 1-64; }
wide() { sha512sum <"o/data/$1" | cut -c 1-128; }
A=$(hash a.txt) W=$(wide a.txt)
# try WHAT [MANIFEST]: the lines of standard input as a manifest
try() { printf '%s\n' "$1"; cat >"o/${2-manifest-sha256.txt}"; "$DAFU" ingest -n -q -a none.dafu o; echo "= $?"; }
echo "$A  data/a.txt" | try "two blanks"
printf '%s\tdata/a.txt\r\n' "$A" | try "a tab, CR and LF"
printf '%s  data/a.txt' "$(echo "$A" | tr a-f A-F)" | try "capitals, no line end"
echo "$W  data/a.txt" | try "both manifests" manifest-sha512.txt
echo "$A  data/a.txt" | try "a wide hash too short" manifest-sha512.txt
tr 0-9a-f 1-9a-f0 <o/manifest-sha256.txt >x; echo "$(tr -d '\n' <x | cut -c 1-64)$A  data/a.txt" | try "a wide hash of another" manifest-sha512.txt
rm o/manifest-sha512.txt
for name in /etc/passwd data/../../x data/.. .. ../x 'data\a.txt' bagit.txt data/b.txt data data/..x; do
	printf '%s  data/a.txt\n%s  %s\n' "$A" "$A" "$name" | try "$name"
done
echo "$A" | try "no name"
echo "${A}x  data/a.txt" | try "a longer hash"
: | try "nothing listed"
printf '%s  data/a.txt\n%s  bagit.txt\n' "$A" "$A" | try "its own file in the payload's"
echo "$A  data/a.txt" >o/manifest-sha256.txt
echo "$(sha256sum <o/bagit.txt | cut -c 1-64)  bagit.txt" | try "its own files" tagmanifest-sha256.txt
echo "$A  bagit.txt" | try "its own file changed" tagmanifest-sha256.txt
rm o/tagmanifest-sha256.txt
ln -s a.txt o/data/link; echo "$A  data/a.txt" | try "a link"; rm o/data/link
ln -s sub o/data/link; echo "$A  data/a.txt" | try "a link to a folder"; rm o/data/link
printf '%s  data/a.txt\n%s  data/link\n' "$A" "$A" >m; ln -s a.txt o/data/link; try "a link that is listed" <m; rm o/data/link
# %, line feed and CR in names
name=$(printf 'p%%q\r\nr.txt'); cp o/data/a.txt "o/data/sub/$name"
printf '%s  data/a.txt\n%s  data/sub/p%%25q%%0D%%0Ar.txt\n' "$A" "$A" | try "escaped"
printf '%s  data/a.txt\n%s  data/sub/p%%25q%%0d%%0ar.txt\n' "$A" "$A" | try "escaped, small letters"
printf '%s  data/a.txt\n%s  data/sub/p%%q%%0D%%0Ar.txt\n' "$A" "$A" | try "a percent sign as it is"
printf '%s  data/a.txt\n%s  data/sub/p%%25q%%0D%%0Br.txt\n' "$A" "$A" | try "another code"
printf '%s  data/a.txt\n%s  data/sub/p%%' "$A" "$A" | try "a percent sign last"
