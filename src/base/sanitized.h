/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SANITIZED_H
#define DAFU_SANITIZED_H

/* SANITIZED: whether the address sanitizer watches.  gcc defines a name, clang
 * has a feature. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
