/** Requests and determinations in the formats that others exchange, and what the payer knows beside them. */
package org.coveragerules.exchange;
