/* SPDX-License-Identifier: MIT */
/* ZIP files.  The only file here that knows libzip. */
#include "intake/container.h"

#include <stdlib.h>
#include <zip.h>

#include "base/late.h"

static struct {
#define ZIP(f) __typeof__(f) *f;
#include "base/late.def"
} zip;

enum {
	MEMBERS = 20000,		/* in a container */
	PART = 32 << 20, ALL = 64 << 20, /* bytes, unpacked */
	SMALL = 1 << 20, RATIO = 250	/* a larger part is packed less well */
};

struct container {
	zip_t *zip;
	zip_int64_t count;
	size_t read;		/* bytes unpacked so far */
};

static void damaged(struct diag *d, const char *what, zip_error_t *e)
{
	diag_add(d, DIAG_DAMAGED, "%s: %s", what, zip.zip_error_strerror(e));
}

bool container_init(struct diag *d)
{
	return late_open(LATE_ZIP, &zip, NULL, d);
}

struct container *container_open(str bytes, struct diag *d)
{
	struct container *c;
	zip_source_t *source;
	zip_error_t e;

	if (!container_init(d))
		return NULL;
	c = calloc(1, sizeof(*c));
	if (!c)
		out_of_memory();
	zip.zip_error_init(&e);
	source = zip.zip_source_buffer_create(bytes.s, bytes.len, 0, &e);
	if (source)
		c->zip = zip.zip_open_from_source(source, ZIP_RDONLY, &e);
	if (!c->zip) {
		damaged(d, "a ZIP container", &e);
		zip.zip_source_free(source);
	}
	zip.zip_error_fini(&e);
	c->count = c->zip ? zip.zip_get_num_entries(c->zip, 0) : 0;
	if (c->zip && c->count <= MEMBERS)
		return c;
	if (c->zip)
		diag_add(d, DIAG_TOO_LARGE, "a container of %lld members",
		    (long long)c->count);
	container_close(c);
	return NULL;
}

void container_close(struct container *c)
{
	if (c && c->zip)
		zip.zip_discard(c->zip);
	free(c);
}

static char plain(char c)
{
	if (c == '\\')
		return '/';
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_name(const char *s, str name)
{
	size_t i = 0;

	while (i < name.len && s[i] && plain(s[i]) == plain(name.s[i]))
		i++;
	return i == name.len && !s[i];
}

/* Its index; -1: none; -2: there are two. */
static zip_int64_t find(const struct container *c, str name)
{
	zip_int64_t found = -1;

	for (zip_int64_t i = 0; i < c->count; i++) {
		const char *s = zip.zip_get_name(c->zip, (zip_uint64_t)i,
		    ZIP_FL_ENC_RAW);

		if (s && same_name(s, name))
			found = found == -1 ? i : -2;
	}
	return found;
}

bool container_has(const struct container *c, str name)
{
	return find(c, name) != -1;
}

static bool may_read(const struct container *c, const zip_stat_t *st, str name,
    struct diag *d)
{
	const int shown = (int)(name.len > 80 ? 80 : name.len);

	if (st->encryption_method != ZIP_EM_NONE) {
		diag_add(d, DIAG_PROTECTED, "%.*s", shown, name.s);
		return false;
	}
	if (st->comp_method != ZIP_CM_STORE &&
	    st->comp_method != ZIP_CM_DEFLATE) {
		diag_add(d, DIAG_DAMAGED, "%.*s is packed in a way that is not "
		    "read (%u)", shown, name.s, st->comp_method);
		return false;
	}
	if (st->size > PART || st->size + c->read > ALL || (st->size > SMALL &&
	    st->size / RATIO > st->comp_size)) {
		diag_add(d, DIAG_TOO_LARGE, "%.*s, unpacked, has %llu bytes",
		    shown, name.s, (unsigned long long)st->size);
		return false;
	}
	return true;
}

/* As many bytes as it says, no more, and the right ones. */
static bool unpack(struct container *c, zip_file_t *f, char *to, size_t size)
{
	char more;

	c->read += size;
	for (size_t at = 0; at < size; ) {
		zip_int64_t n = zip.zip_fread(f, to + at, size - at);

		if (n <= 0)
			return false;
		at += (size_t)n;
	}
	return zip.zip_fread(f, &more, 1) == 0;
}

bool container_read(str *out, struct container *c, str name, struct arena *a,
    struct diag *d)
{
	zip_int64_t i = find(c, name);
	const int shown = (int)(name.len > 80 ? 80 : name.len);
	zip_stat_t st;
	zip_file_t *f;
	char *to;
	bool ok;

	if (i < 0) {
		diag_add(d, DIAG_DAMAGED, i == -1 ? "%.*s is missing" :
		    "%.*s is there twice", shown, name.s);
		return false;
	}
	if (zip.zip_stat_index(c->zip, (zip_uint64_t)i, 0, &st) < 0 ||
	    !(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_COMP_SIZE)) {
		damaged(d, "a member", zip.zip_get_error(c->zip));
		return false;
	}
	if (!may_read(c, &st, name, d))
		return false;
	f = zip.zip_fopen_index(c->zip, (zip_uint64_t)i, 0);
	if (!f) {
		diag_add(d, DIAG_DAMAGED, "%.*s: %s", shown, name.s,
		    zip.zip_strerror(c->zip));
		return false;
	}
	to = arena_alloc(a, 1, 1, st.size + 1);
	ok = unpack(c, f, to, st.size);
	if (!ok)
		diag_add(d, DIAG_DAMAGED, "%.*s: %s", shown, name.s,
		    zip.zip_file_strerror(f));
	zip.zip_fclose(f);
	*out = (str){ to, st.size };
	return ok;
}
