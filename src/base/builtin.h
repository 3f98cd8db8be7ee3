/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BUILTIN_H
#define DAFU_BUILTIN_H

#include "base/str.h"

/*
 * The files compiled into the program (Makefile, BUILTIN): schema and
 * stylesheets.  Found by their path in the source tree, "xsd/reply.xsd", or by
 * the name that what is made of one has, "lean.xsd"; s == NULL for any other.
 */
str builtin_find(const char *path);

#endif
