/** Named random streams: every draw of an experiment comes from its seed and a name. */
package org.gan4j.core.random;
