/* SPDX-License-Identifier: MIT */
/*
 * DOCX and OFD: a ZIP whose members the bytes say, so that changes reach what is
 * inside: each begins with a line "=== NAME".  Without such a line the bytes
 * are the file as it is.
 */
#include <string.h>
#include <zip.h>

#include "fuzz.h"

#define MEMBER "=== "

static void member_add(zip_t *z, str name, str bytes, struct arena *a)
{
	zip_source_t *s = zip_source_buffer(z, bytes.s, bytes.len, 0);

	if (s && zip_file_add(z, arena_str(a, name).s, s,
	    ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) < 0)
		zip_source_free(s);
}

/* Where the next member begins, at or behind i. */
static size_t member_next(str x, size_t i)
{
	for (; i + 4 < x.len; i++)
		if ((!i || x.s[i - 1] == '\n') && !memcmp(x.s + i, MEMBER, 4))
			return i;
	return x.len;
}

static void members_add(zip_t *z, str x, struct arena *a)
{
	for (size_t i = 0, end; i < x.len; i = end) {
		size_t name = i + 4, body = name;

		while (body < x.len && x.s[body] != '\n')
			body++;
		end = member_next(x, body);
		if (body < x.len)
			member_add(z, (str){ x.s + name, body - name },
			    (str){ x.s + body + 1, end - body - 1 }, a);
	}
}

/* The ZIP's bytes; s == NULL: libzip cannot make one of these names. */
static str zipped(str x, struct arena *a)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z = zip_open_from_source(out, ZIP_TRUNCATE, NULL);
	zip_stat_t stat;
	str bytes = {0};
	char *room;

	HOLDS("a ZIP can be made", z);
	zip_source_keep(out);
	members_add(z, x, a);
	if (zip_close(z) < 0) {
		zip_discard(z);
	} else if (!zip_source_stat(out, &stat) && !zip_source_open(out)) {
		room = arena_alloc(a, 1, 1, stat.size + 1);
		bytes = (str){ room, stat.size };
		zip_source_read(out, room, stat.size);
		zip_source_close(out);
	}
	zip_source_free(out);
	return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str bytes = { (char *)data, size };
	struct arena a = {0};
	struct diag d = {0};

	if (size > 4 && !memcmp(data, MEMBER, 4))
		bytes = zipped(bytes, &a);
	if (bytes.s)
		fuzz_document(bytes, &a, &d);
	arena_free(&a);
	return 0;
}
