/** Files in a zip archive, read without unpacking it to disk. */
package org.gan4j.eval.internal.archive;
