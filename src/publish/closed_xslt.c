/* SPDX-License-Identifier: MIT */
/* libxslt as a program of our own has it. */
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/xsltutils.h>

#include "publish/sheet_error.h"
#include "publish/stylesheet.h"
#include "record/record.h"

/* Stylesheets may be read while one is compiled, which load watches over. */
static int when_compiling(xsltSecurityPrefs *prefs, xsltTransformContext *c,
    const char *what)
{
	(void)prefs, (void)what;
	return !c;
}

void publish_init(void)
{
	xsltSecurityPrefs *prefs;

	record_init();	/* which says whence libxml2 has its memory */
	prefs = xsltNewSecurityPrefs();
	xsltInit();
	xsltSetGenericErrorFunc(NULL, sheet_error_ignore);
	xsltSetGenericDebugFunc(NULL, sheet_error_ignore);
	xsltSetLoaderFunc(sheet_load);
	for (int o = XSLT_SECPREF_READ_FILE; o <= XSLT_SECPREF_WRITE_NETWORK;
	    o++)
		xsltSetSecurityPrefs(prefs, o, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, when_compiling);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, when_compiling);
	xsltSetDefaultSecurityPrefs(prefs);
}

