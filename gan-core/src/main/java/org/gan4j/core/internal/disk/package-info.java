/** Files that are there whole or not at all, whatever ends the process. */
package org.gan4j.core.internal.disk;
