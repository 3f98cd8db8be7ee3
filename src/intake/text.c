/* SPDX-License-Identifier: MIT */
/* Bytes to text: decoded, and a page to what it shows. */
#include "intake/text.h"

#include "intake/html.h"

bool text_decode(struct text *out, str bytes, const struct text_options *o,
    struct arena *a, struct diag *d)
{
	struct decoded in;

	*out = (struct text){0};
	if (!decode(&in, bytes, o, a, d))
		return false;
	out->encoding = encoding_names[in.encoding];
	out->bytes = bytes.len;
	if (html_is(&in)) {
		out->format = TEXT_HTML;
		if (!html_text(out, &in, a, d))
			return false;
		if (out->n)
			return true;
		diag_add(d, DIAG_EMPTY, "the page shows no text");
		return false;
	}
	out->c = in.c;
	out->n = in.n;
	out->replaced.v = in.replaced.v;
	out->replaced.n = in.replaced.n;
	out->replaced.cap = in.replaced.cap;
	out->feeds.v = in.feeds.v;
	out->feeds.n = in.feeds.n;
	out->feeds.cap = in.feeds.cap;
	return true;
}
