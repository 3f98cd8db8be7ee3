/* SPDX-License-Identifier: MIT */
/* From a file to the address that it was fetched from. */
#include "cli/address.h"

#include "base/file.h"

/* Where a saved page says so, in bytes from its begin; a longest address. */
enum { BEGIN = 4096, LONGEST = 2000 };

static bool is_plain(char c)
{
	return c > ' ' && c < 0x7F && !strchr("<>\"\\^`{|}", c);
}

/* The address behind "saved from url=(NNNN)", which browsers write. */
static str saved_from(str bytes)
{
	static const char mark[] = "<!-- saved from url=(";
	str x = { bytes.s, bytes.len < BEGIN ? bytes.len : BEGIN };
	size_t n = 0;

	while (x.len && !str_starts(x, str_of(mark)))
		x.s++, x.len--;
	while (x.len && *x.s != ')')
		x.s++, x.len--;
	if (!x.len)
		return (str){0};
	x.s++, x.len--;
	while (n < x.len && n < LONGEST && is_plain(x.s[n]))
		n++;
	x.len = n;
	return str_starts(x, STR("https://")) || str_starts(x, STR("http://")) ?
	    x : (str){0};
}

/* The part of a path below the operand that it was found by. */
static str below(const struct addresses *x, str path, struct arena *a)
{
	str best = str_of(file_name(path.s));

	for (int i = 0; i < x->count; i++) {
		str o = file_clean(str_of(x->operands[i]), a);

		if (str_starts(path, o) && path.len > o.len + 1 &&
		    path.s[o.len] == '/')
			best = (str){ path.s + o.len + 1,
				path.len - o.len - 1 };
	}
	return best;
}

str address_of(const struct addresses *x, str path, str bytes,
    struct arena *a)
{
	size_t len = x->given ? strlen(x->given) : 0;
	str name, out = saved_from(bytes);

	if (!len)
		return out.s ? arena_str(a, out) : out;
	out = arena_str(a, str_of(x->given));
	if (x->given[len - 1] != '/')
		return out;
	name = below(x, path, a);
	for (size_t i = 0; i < name.len; i++)
		out = is_plain(name.s[i]) && !strchr("?#%", name.s[i]) ?
		    arena_printf(a, "%s%c", out.s, name.s[i]) :
		    arena_printf(a, "%s%%%02X", out.s,
		    (unsigned)(unsigned char)name.s[i]);
	return out;
}
