/** The pool of earlier generated images that discriminators are shown. */
package org.gan4j.core.pool;
