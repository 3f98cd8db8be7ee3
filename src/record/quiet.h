/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUIET_H
#define DAFU_QUIET_H

#include <libxml/xmlerror.h>

/*
 * Who is told of libxml2's complaints in this thread: nobody, from quiet_begin
 * to quiet_end, which puts back who was told before.
 */
struct quiet {
	xmlStructuredErrorFunc structured;
	xmlGenericErrorFunc generic;
	void *structured_arg, *generic_arg;
};

void quiet_begin(struct quiet *before);
void quiet_end(const struct quiet *before);

#endif
