/**
 * Folders of images: their files, splits and classes, and the reading of images, first for their
 * hash and later when they are needed, from the files or from a cache.
 */
package org.gan4j.core.internal.folder;
