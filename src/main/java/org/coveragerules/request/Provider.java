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
        // One that holds nothing is as absent as any object that does.
        exemptions = Copies.list(exemptions).stream().filter(each -> !each.equals(Exemption.OF_NOTHING)).toList();
    }
}
