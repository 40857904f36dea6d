/** The conformance kit for JUnit 5, packed as gan-train's {@code conformance} artifact. */
package org.gan4j.train.conformance.junit;
