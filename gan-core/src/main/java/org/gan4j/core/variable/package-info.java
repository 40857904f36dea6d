/** Variables of a graph: resource handles with a name, an initial value and one owner. */
package org.gan4j.core.variable;
