/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ADDRESS_H
#define DAFU_ADDRESS_H

#include "base/arena.h"

/* The addresses from which files were fetched. */
struct addresses {
	const char *given;	/* --source-url; NULL: none */
	char **operands;	/* the paths of the command line */
	int count;
};

/*
 * The address of a file, as far as it is known: the one given, below which
 * stands, where that ends in '/', the file's name in the folder of the command
 * line; else the one that a browser has written into a saved page (<!-- saved
 * from url=(0031)https://… -->).  s == NULL: not known.
 */
str address_of(const struct addresses *x, str path, str bytes,
    struct arena *a);

#endif
