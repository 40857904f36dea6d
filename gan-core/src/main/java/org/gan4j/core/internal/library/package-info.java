/** Where TensorFlow's native libraries are unpacked to and loaded from. */
package org.gan4j.core.internal.library;
