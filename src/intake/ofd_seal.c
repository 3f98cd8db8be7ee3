/* SPDX-License-Identifier: MIT */
/* The seals of an OFD (GB/T 33190-2016, 18): what they cover, and whether that is
 * as it was. */
#include "intake/ofd.h"

#include "base/digest.h"
#include "intake/ofd_ses.h"

/* A seal on its way. */
struct sealed {
	struct ofd *x;
	struct intake in;	/* with messages of its own */
	struct seal *seal;
	str part;		/* its Signature.xml */
	struct VEC(str) covered;
};

/* Ways to make a digest, by the names that files have for them; add one: a row. */
static const struct {
	const char *method, *digest;
} methods[] = {
	{ "1.2.156.10197.1.401", "sm3" }, { "SM3", "sm3" },
	{ "2.16.840.1.101.3.4.2.1", "sha256" }, { "SHA256", "sha256" },
	{ "SHA-256", "sha256" }, { "1.3.14.3.2.26", "sha1" },
	{ "SHA1", "sha1" }, { "SHA-1", "sha1" }, { "MD5", "md5" },
};

static const char *digest_of(const char *method)
{
	for (size_t i = 0; method && i < sizeof(methods) / sizeof(*methods);
	    i++)
		if (!strcmp(method, methods[i].method))
			return methods[i].digest;
	return NULL;
}

/* The worst that is found stays. */
static void stand(struct sealed *s, enum seal_stand to, str detail)
{
	if (to <= s->seal->stand)
		return;
	s->seal->stand = to;
	s->seal->detail = arena_str(s->x->a, detail);
}

static bool has(struct sealed *s, str name, str *bytes)
{
	return container_has(s->in.zip, name) && container_read(bytes,
	    s->in.zip, name, s->in.a, s->in.d);
}

/* Compare a part with its digest. */
static void reference(struct sealed *s, const xmlNode *n, const char *digest)
{
	const char *file = part_attribute(n, "FileRef");
	const char *value = ofd_words(ofd_child(n, "CheckValue"), s->x->a);
	str name = part_resolve(s->part, file ? file : "", s->x->a);
	str bytes, is, was;

	*push(s->x->a, &s->covered) = name;
	if (!has(s, name, &bytes))
		stand(s, SEAL_ALTERED, name);
	else if (!digest_named(&is, digest, bytes, s->x->a) ||
	    !digest_base64(&was, str_of(value), s->x->a))
		stand(s, SEAL_OPEN, name);
	else if (!str_eq(is, was))
		stand(s, SEAL_ALTERED, name);
}

static void references(struct sealed *s, const xmlNode *info)
{
	const xmlNode *all = ofd_child(info, "References");
	const char *method = all ? part_attribute(all, "CheckMethod") : NULL;
	const char *digest = digest_of(method ? method : "MD5");

	if (!all || !digest) {
		stand(s, SEAL_OPEN, method ? str_of(method) :
		    STR("References"));
		return;
	}
	for (const xmlNode *k = all->children; k; k = k->next)
		if (ofd_is(k, "Reference"))
			reference(s, k, digest);
}

/* Each part that was shown is to be covered. */
static void coverage(struct sealed *s)
{
	for (size_t i = 0; i < s->x->parts.n; i++) {
		size_t k = 0;

		while (k < s->covered.n && !str_eq(s->covered.v[k],
		    s->x->parts.v[i]))
			k++;
		if (k == s->covered.n)
			stand(s, SEAL_PARTLY, s->x->parts.v[i]);
	}
}

/* What the seal itself says: its name, and the digest of what lists the parts. */
static void signed_value(struct sealed *s, const xmlNode *root, str list)
{
	const char *at = ofd_words(ofd_child(root, "SignedValue"), s->x->a);
	const xmlNode *own = ofd_child(ofd_child(root, "SignedInfo"), "Seal");
	const char *file = ofd_words(ofd_child(own, "BaseLoc"), s->x->a);
	struct ses ses = {0};
	str bytes, is;

	if (*at && has(s, part_resolve(s->part, at, s->x->a), &bytes))
		ses_signature(&ses, bytes);
	if (!ses.name.s && *file && has(s, part_resolve(s->part, file,
	    s->x->a), &bytes))
		ses_seal(&ses, bytes);
	if (ses.name.len)
		s->seal->holder = ses_text(ses.name, s->x->a);
	if (!ses.hash.s)
		stand(s, SEAL_OPEN, STR("SignedValue"));
	else if (!digest_named(&is, "sm3", list, s->x->a) ||
	    !str_eq(is, ses.hash))
		stand(s, SEAL_ALTERED, s->part);
}

static void one(struct ofd *x, str part)
{
	struct diag silent = {0};
	struct sealed s = { .x = x, .in = *x->in, .part = part };
	xmlDoc *doc;
	str bytes;

	s.seal = push(x->a, &x->lines.out->seals);
	s.in.d = &silent;
	doc = has(&s, part, &bytes) ? part_parse(&s.in, part) : NULL;
	if (doc) {
		const xmlNode *root = xmlDocGetRootElement(doc);

		references(&s, ofd_child(root, "SignedInfo"));
		coverage(&s);
		signed_value(&s, root, bytes);
	} else {
		stand(&s, SEAL_OPEN, part);
	}
	xmlFreeDoc(doc);
	diag_clear(&silent);
}

void ofd_seals(struct ofd *x, const char *loc)
{
	const size_t before = x->lines.out->seals.n;
	struct diag silent = {0};
	struct intake in = *x->in;
	str list = part_resolve(STR("OFD.xml"), loc, x->a);
	xmlDoc *doc;

	in.d = &silent;
	doc = part_parse(&in, list);
	for (const xmlNode *k = doc ? xmlDocGetRootElement(doc)->children :
	    NULL; k && x->lines.out->seals.n < OFD_SEALS; k = k->next) {
		const char *at = ofd_is(k, "Signature") ? part_attribute(k,
		    "BaseLoc") : NULL;
		const char *type = at ? part_attribute(k, "Type") : NULL;

		/* a signature may come without a seal */
		if (at && (!type || !strcmp(type, "Seal")))
			one(x, part_resolve(list, at, x->a));
	}
	if (x->lines.out->seals.n == before)
		*push(x->a, &x->lines.out->seals) = (struct seal){
			.stand = SEAL_OPEN, .detail = list };
	xmlFreeDoc(doc);
	diag_clear(&silent);
}
