/* SPDX-License-Identifier: MIT */
/* libxml2 without a voice. */
#include "record/quiet.h"

#include <libxml/globals.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

static void silent(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static void silent_error(void *context, error_ptr error)
{
	(void)context;
	(void)error;
}

void quiet_begin(struct quiet *before)
{
	*before = (struct quiet){
		.structured = xmlStructuredError,
		.structured_arg = xmlStructuredErrorContext,
		.generic = xmlGenericError,
		.generic_arg = xmlGenericErrorContext,
	};
	xmlSetGenericErrorFunc(NULL, silent);
	xmlSetStructuredErrorFunc(NULL, silent_error);
}

void quiet_end(const struct quiet *before)
{
	xmlSetStructuredErrorFunc(before->structured_arg, before->structured);
	xmlSetGenericErrorFunc(before->generic_arg, before->generic);
}
