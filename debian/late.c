/* SPDX-License-Identifier: MIT */
/* What dpkg-shlibdeps looks at for the libraries that are opened late. */
#define USED(f) void f(void);
#define ZIP USED
#define ARCHIVE USED
#define GMIME USED
#define EXSLT USED
#define XLSX USED
#include "base/late.def"
#undef USED

void (*const used[])(void) = {
#define USED(f) f,
#define ZIP USED
#define ARCHIVE USED
#define GMIME USED
#define EXSLT USED
#define XLSX USED
#include "base/late.def"
};
