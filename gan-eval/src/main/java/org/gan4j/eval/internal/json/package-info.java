/** How gan4j reads and writes JSON. */
package org.gan4j.eval.internal.json;
