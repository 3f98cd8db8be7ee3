/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LEXICON_TEXT_H
#define DAFU_LEXICON_TEXT_H

/* What reading itself writes in Chinese: formats, so that they are checked. */
#define TEXT_LIST "%s、%s"		/* one more reading of a date */
#define TEXT_EXPLAINED "%s（%s）"	/* words, and what they may mean */
#define TEXT_FIRST_OF "%s（共%u处）"	/* the first of several */
#define TEXT_NUMBER "%s〔%s〕%s号"	/* a document number */
#define TEXT_TITLE_LEFT "《"
#define TEXT_NO_OPENING "no opening formula (…提出的…收悉, …答复如下)"

#endif
