/* SPDX-License-Identifier: MIT */
/* Electronic seals, as far as they are looked at.  The only file here that knows
 * libtasn1. */
#include "intake/ofd_ses.h"

#include <libtasn1.h>
#include <limits.h>

#include "base/utf.h"

enum { INTEGER = ASN1_TAG_INTEGER, BITS = ASN1_TAG_BIT_STRING,
	TEXT = ASN1_TAG_UTF8_STRING, SEQUENCE = ASN1_TAG_SEQUENCE };

/* The next element: its tag, and its content; *from moves past it.  A tag of -1:
 * there is none, or it is of another class or form. */
static int next(str *from, str *content)
{
	const unsigned char *der = (const unsigned char *)from->s;
	unsigned char class;
	unsigned long tag;
	int head, more;
	long len;

	*content = (str){0};
	if (!from->s || !from->len || from->len > INT_MAX ||
	    asn1_get_tag_der(der, (int)from->len, &class, &head, &tag) !=
	    ASN1_SUCCESS)
		return -1;
	len = asn1_get_length_der(der + head, (int)from->len - head, &more);
	if (len < 0 || (size_t)len > from->len - (size_t)(head + more))
		return -1;
	*content = (str){ from->s + head + more, (size_t)len };
	from->s += head + more + len;
	from->len -= (size_t)(head + more + len);
	/* universal, and constructed where it is a sequence */
	return class == (tag == SEQUENCE ? ASN1_CLASS_STRUCTURED :
	    ASN1_CLASS_UNIVERSAL) && tag < INT_MAX ? (int)tag : -1;
}

/* SESeal ::= SEQUENCE { SEQUENCE { header, esID, property SEQUENCE { type
 * INTEGER, name UTF8String, … }, … }, … }, without its own head. */
static void seal(struct ses *out, str in)
{
	str info, property, x;

	if (next(&in, &info) != SEQUENCE || next(&info, &x) != SEQUENCE)
		return;
	next(&info, &x);
	if (next(&info, &property) == SEQUENCE &&
	    next(&property, &x) == INTEGER && next(&property, &x) == TEXT)
		out->name = x;
}

void ses_seal(struct ses *out, str der)
{
	str in;

	if (next(&der, &in) == SEQUENCE)
		seal(out, in);
}

/* SES_Signature ::= SEQUENCE { toSign SEQUENCE { version INTEGER, SESeal, time,
 * dataHash BIT STRING, … }, … } */
void ses_signature(struct ses *out, str der)
{
	str all, in, x, found;

	if (next(&der, &all) != SEQUENCE || next(&all, &in) != SEQUENCE ||
	    next(&in, &x) != INTEGER || next(&in, &found) != SEQUENCE)
		return;
	seal(out, found);
	next(&in, &x);
	/* no bits of the last byte are unused */
	if (next(&in, &x) == BITS && x.len > 1 && !x.s[0])
		out->hash = (str){ x.s + 1, x.len - 1 };
}

str ses_text(str name, struct arena *a)
{
	size_t n, from = 0;
	uint32_t *c = utf8_points(a, name, &n);

	while (n && (utf_is_space(c[n - 1]) || !c[n - 1]))
		n--;
	while (from < n && utf_is_space(c[from]))
		from++;
	return str_of(utf8_xml(a, utf8_of(a, c + from, n - from)).s);
}
