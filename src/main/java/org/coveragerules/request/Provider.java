package org.coveragerules.request;

import java.util.List;

/** Who asks or bills. */
public record Provider(
        @Field(says = "Two unknown providers are not the same one.")
        String id,
        @Field(says = "The provider's contract.", holder = Holder.PAYER)
        Network network,
        @Field(says = "Of what the provider is exempt from review (gold cards).", holder = Holder.PAYER)
        List<Exemption> exemptions) {

    public static final Provider UNKNOWN = new Provider(null, null, null);

    public Provider {
        exemptions = Copies.list(exemptions);
    }
}
