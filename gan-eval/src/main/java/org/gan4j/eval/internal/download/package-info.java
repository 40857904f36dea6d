/** Downloads that go on where they stopped, and the hashes of what was downloaded. */
package org.gan4j.eval.internal.download;
