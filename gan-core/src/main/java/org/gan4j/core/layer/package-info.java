/** The layers, one a file, and the builder that chains them. */
package org.gan4j.core.layer;
