/** The variables of one graph: made, initialised, read. */
package org.gan4j.core.internal.variable;
