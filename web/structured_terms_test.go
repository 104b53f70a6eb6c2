package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/views/text"
)

func TestStructuredData_Terms(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, lang := range models.Langs {
		product := b.get("/"+string(lang)+"/products/arne-linen-shirt").want(t, http.StatusOK).page(t)
		things, _ := linkedData(t, product)
		returns, delivery := things["MerchantReturnPolicy"], things["OfferShippingDetails"]
		offer := things["ProductGroup"].HasVariant[0].Offers
		if offer.Returns.ID != returns.ID || offer.Shipping.ID != delivery.ID {
			t.Errorf("the offer refers to %+v", offer)
		}
		stated := b.get("/"+string(lang)+"/shipping").want(t, http.StatusOK).page(t)
		days := fmt.Sprintf("%d\u00a0", returns.Days)
		promise := map[models.Lang]string{models.German: days, models.English: fmt.Sprintf("%d-day returns", returns.Days)}[lang]
		if promised := product.Find(".promises").Text(); !strings.Contains(promised, promise) {
			t.Errorf("%s: %d days to return, the product page says %q", lang, returns.Days, promised)
		}
		if sheet := stated.Find(`section[aria-labelledby="return-heading"]`).Text(); !strings.Contains(sheet, days) ||
			!strings.Contains(sheet, text.Price(lang, 0)) || returns.ReturnFees != "FreeReturn" {
			t.Errorf("%s: %d days, %s; the shop says %q", lang, returns.Days, returns.ReturnFees, sheet)
		}
		if sheet := stated.Find(`section[aria-labelledby="costs-heading"]`).Text(); delivery.ShippingRate.Value != "0.00" || !strings.Contains(sheet, text.Get(lang, "basket.shipping.free")) {
			t.Errorf("%s: delivery costs %+v, the shop says %q", lang, delivery.ShippingRate, sheet)
		}
		handling, transit := delivery.DeliveryTime.HandlingTime, delivery.DeliveryTime.TransitTime
		between := map[models.Lang]string{models.German: "%d bis %d\u00a0", models.English: "%d to %d\u00a0"}[lang]
		want := fmt.Sprintf(between, handling.MinValue+transit.MinValue, handling.MaxValue+transit.MaxValue)
		if sheet := stated.Find(`section[aria-labelledby="time-heading"]`).Text(); !strings.Contains(sheet, want) {
			t.Errorf("%s: delivery takes %q, the shop says %q", lang, want, sheet)
		}
		if returns.ReturnsTo != "DE" || returns.LabelSource != "ReturnLabelDownloadAndPrint" || !slices.Equal(returns.RefundType, []string{"FullRefund", "ExchangeRefund"}) {
			t.Errorf("%s: returned to %q by %q for %q", lang, returns.ReturnsTo, returns.LabelSource, returns.RefundType)
		}
		if delivery.ShippingRegion.AddressCountry != "DE" || returns.ApplicableRegion != "DE" {
			t.Errorf("%s: delivered to %q, returned from %q", lang, delivery.ShippingRegion, returns.ApplicableRegion)
		}
	}
}
