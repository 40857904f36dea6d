/**
 * Folders of images: which files there are, which splits and classes they form, and how they are
 * read, once for their hash and then again as they are needed, from the files or from a cache.
 */
package org.gan4j.core.internal.folder;
