package web

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/handlers/demo"
	"ebenmass/handlers/partner"
)

// route is one line of the table. A path below /:lang is there once per language; every
// GET answers HEAD too.
type route struct {
	method string
	path   string
	handle echo.HandlerFunc
	guard  guard
}

// routes is the whole shop.
func routes(shop *handlers.Shop, confirmations *handlers.Confirmations, passkeys handlers.PasskeyParty, simulator demo.Simulator, ops ops) []route {
	home, products := handlers.Home{Shop: shop}, handlers.Products{Shop: shop}
	fit, data := handlers.Fit{Shop: shop}, handlers.MyData{Shop: shop}
	onDevice := handlers.OnDevice{Shop: shop}
	basket, texts := handlers.Basket{Shop: shop}, handlers.Texts{Shop: shop}
	checkout := handlers.Checkout{Shop: shop, Confirmations: confirmations, Attempt: rand.Text}
	orders := handlers.NewOrders(shop, confirmations)
	mail, receipts := handlers.Mail{Shop: shop}, handlers.Receipts{Shop: shop}
	withdraw, wishes := handlers.Withdraw{Shop: shop, Confirmations: confirmations}, handlers.Wishes{Shop: shop}
	tour, evidence := demo.Tour{Shop: shop}, demo.Evidence{Shop: shop}
	mirror, shopkeeper := demo.Mirror{Shop: shop}, demo.Shopkeeper{Shop: shop}
	yours, integrate := demo.YourArticles{Shop: shop}, demo.Integrate{Shop: shop}
	report := demo.Report{Shop: shop, Simulator: simulator}
	signIn, account := handlers.SignIn{Shop: shop, Passkeys: passkeys}, handlers.Account{Shop: shop, Passkeys: passkeys}
	api, feeds := partner.API{Shop: shop}, handlers.Feeds{Shop: shop}
	frame := partner.Frame{Shop: shop}
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/", redirectToLanguage, stateless},
		{get, "/:lang", redirectToHome, stateless},
		{get, "/:lang/", home.Show, sharedPage},
		{get, "/:lang/products", products.List, sharedPage},
		{get, "/:lang/products/:slug", products.Show, sharedPage},
		{get, "/:lang/products/:slug/size-chart", products.SizeChart, sharedPage},
		{post, "/:lang/products/:slug/advice", products.AdviseOnce, askOnce},
		{get, "/:lang/fit", fit.Show, sharedForm},
		{post, "/:lang/fit", fit.Save, askAdvice},
		{post, "/:lang/fit/import", fit.Import, uploadFile},
		{get, "/:lang/fit/device", onDevice.Show, devicePage},
		{get, "/:lang/fit/device/catalogue.json", onDevice.Charts, deviceCatalogue},
		{get, "/:lang/my-data", data.Show, personalPage},
		{get, "/:lang/my-data/export.json", data.ExportJSON, personalPage},
		{get, "/:lang/my-data/export.csv", data.ExportCSV, personalPage},
		{post, "/:lang/my-data/measurements", data.Correct, personalPage},
		{post, "/:lang/my-data/measurements/correct", data.CorrectValue, personalPage},
		{post, "/:lang/my-data/measurements/delete", data.DeleteValue, personalPage},
		{post, "/:lang/my-data/feedback/delete", data.DeleteFeedback, personalPage},
		{post, "/:lang/my-data/consents", data.ChangeConsent, personalPage},
		{post, "/:lang/my-data/marketing", data.AskAsMarketing, personalPage},
		{get, "/:lang/my-data/receipts/:id", receipts.Show, personalPage},
		{get, "/:lang/my-data/delete", data.ShowDelete, personalPage},
		{post, "/:lang/my-data/delete", data.Delete, eraseData},
		{get, "/:lang/basket", basket.Show, personalPage},
		{post, "/:lang/basket/items", basket.Change, personalPage},
		{post, "/:lang/basket/removed", basket.ForgetRemoved, personalPage},
		{post, "/:lang/basket/two-sizes", basket.KeepSizes, personalPage},
		{get, "/:lang/wishes", wishes.Show, personalPage},
		{post, "/:lang/wishes", wishes.Change, personalPage},
		{get, "/:lang/checkout", checkout.Show, personalPage},
		{post, "/:lang/checkout", checkout.Post, placeOrder},
		{get, "/:lang/orders", orders.ShowLookup, personalPage},
		{post, "/:lang/orders", orders.LookUp, sendLetter},
		{get, "/:lang/orders/:number", orders.Show, tokenURL},
		{get, "/:lang/orders/:number/return", orders.ShowReturn, tokenURL},
		{post, "/:lang/orders/:number/return", orders.AnnounceReturn, tokenURL},
		{get, "/:lang/orders/:number/returns/:return/label", orders.ShowLabel, tokenURL},
		{post, "/:lang/orders/:number/returns/:return/arrived", orders.BookArrival, tokenURL},
		{post, "/:lang/orders/:number/delete", orders.Delete, eraseData},
		{post, "/:lang/orders/:number/address", orders.CorrectAddress, placeOrder},
		{post, "/:lang/orders/:number/feedback", orders.GiveFeedback, personalPage},
		{get, "/:lang/mail", mail.Show, personalPage},
		{post, "/:lang/mail", mail.Subscribe, sendLetter},
		{get, "/:lang/mail/confirm", mail.ShowConfirm, tokenURL},
		{post, "/:lang/mail/confirm", mail.Confirm, tokenURL},
		{get, "/:lang/mail/unsubscribe", mail.ShowUnsubscribe, tokenURL},
		{post, "/:lang/mail/unsubscribe", mail.Unsubscribe, oneClickPost},
		{get, "/:lang/mail/sample", mail.ShowSample, sharedPage},
		{post, "/:lang/mail/sample", mail.SendSample, sendLetter},
		{get, "/:lang/withdraw", withdraw.Show, personalPage},
		{post, "/:lang/withdraw", withdraw.Declare, declareWithdrawal},
		{get, "/:lang/withdraw/receipt", withdraw.ShowReceipt, tokenURL},
		{get, "/:lang/outbox", mail.ShowOutbox, personalPage},
		{post, "/:lang/outbox/delete", mail.DeleteLetter, personalPage},
		{get, "/:lang/sign-in", signIn.Show, personalPage},
		{post, "/:lang/sign-in", signIn.Ask, sendLetter},
		{get, "/:lang/sign-in/confirm", signIn.ShowConfirm, tokenURL},
		{post, "/:lang/sign-in/confirm", signIn.Confirm, personalPage},
		{get, "/:lang/sign-in/device", signIn.ShowDevice, personalPage},
		{post, "/:lang/sign-in/device", signIn.ClaimDevice, typeCode},
		{post, "/:lang/sign-in/device/enter", signIn.EnterDevice, personalPage},
		{post, "/:lang/sign-in/passkey/options", signIn.AskEntry, passkeyStep},
		{post, "/:lang/sign-in/passkey", signIn.Enter, passkeyStep},
		{get, "/:lang/account", account.Show, personalPage},
		{post, "/:lang/account/sign-out", account.SignOut, personalPage},
		{post, "/:lang/account/sign-out-everywhere", account.SignOutEverywhere, personalPage},
		{post, "/:lang/account/sessions/:session/sign-out", account.EndSession, personalPage},
		{post, "/:lang/account/sessions/:session/device", account.NameDevice, personalPage},
		{get, "/:lang/account/device", account.ShowDevice, personalPage},
		{post, "/:lang/account/device", account.MakeDeviceCode, personalPage},
		{get, "/:lang/account/device/code.svg", account.DrawDeviceCode, personalPage},
		{post, "/:lang/account/device/confirm", account.ConfirmDevice, personalPage},
		{post, "/:lang/account/device/drop", account.DropDeviceCode, personalPage},
		{post, "/:lang/account/passkeys/options", account.AskPasskey, passkeyStep},
		{post, "/:lang/account/passkeys", account.AddPasskey, passkeyStep},
		{post, "/:lang/account/passkeys/:passkey/remove", account.RemovePasskey, personalPage},
		{get, "/:lang/privacy", texts.Show("privacy", "privacy"), sharedPage},
		{get, "/:lang/privacy/record", texts.Record, sharedPage},
		{get, "/:lang/privacy/record.json", texts.RecordJSON, stateless},
		{get, "/:lang/privacy/dpia", texts.Show("privacy/dpia", "privacy"), sharedPage},
		{get, "/:lang/privacy/breach", texts.Show("privacy/breach", "privacy"), sharedPage},
		{get, "/:lang/privacy/object", texts.Show("privacy/object", "privacy"), sharedPage},
		{get, "/:lang/imprint", texts.Show("imprint", "imprint"), sharedPage},
		{get, "/:lang/terms", texts.Show("terms", "terms"), sharedPage},
		{get, "/:lang/shipping", texts.Show("shipping", "shipping"), sharedPage},
		{get, "/:lang/accessibility", texts.Show("accessibility", "accessibility"), sharedPage},
		{get, "/:lang/how-it-works", evidence.HowItWorks, sharedPage},
		{get, "/:lang/demo", tour.Show, sharedPage},
		{get, "/:lang/demo/tour/:role", tour.Begin, personalPage},
		{get, "/:lang/demo/tour/:role/:step", tour.Step, personalPage},
		{post, "/:lang/demo/restart", tour.Restart, eraseData},
		{get, "/:lang/demo/quality", evidence.Quality, sharedPage},
		{get, "/:lang/demo/report", report.Show, personalPage},
		{get, "/:lang/demo/report.csv", report.CSV, personalPage},
		{get, "/:lang/demo/report.json", report.JSON, personalPage},
		{get, "/:lang/demo/your-articles", yours.Show, personalPage},
		{post, "/:lang/demo/your-articles", yours.Try, tryChart},
		{get, "/:lang/demo/integrate", integrate.Show, sharedPage},
		{get, "/:lang/demo/mirror", mirror.Show, personalPage},
		{post, "/:lang/demo/mirror", mirror.Show, personalPage},
		{get, "/:lang/demo/shopkeeper", shopkeeper.Show, personalPage},
		{get, "/:lang/demo/shopkeeper.csv", shopkeeper.CSV, personalPage},
		{post, "/:lang/demo/shopkeeper/checks", shopkeeper.Check, personalPage},
		{post, "/:lang/demo/shopkeeper/release", shopkeeper.Release, personalPage},

		{get, "/:lang/embed/advice", frame.Show, embedded},
		{post, "/:lang/embed/advice", frame.Advise, embedded},
		{get, ScriptPath, frame.Script, stateless},
		{post, "/api/v1/advice", api.Advise, publicAPI},
		{post, "/api/v1/advice/batch", api.AdviseBatch, publicBatch},
		{get, "/api/v1/openapi.json", api.Describe, stateless},
		{get, "/my-data-schema.json", data.DescribeExport, stateless},
		{get, "/:lang/feed.xml", feeds.Products, sharedDocument},
		{get, "/sitemap.xml", feeds.Sitemap, sharedDocument},
		{get, "/sitemap-:part", feeds.SitemapPart, sharedDocument},
		{get, "/robots.txt", feeds.Robots, stateless},
		{get, "/.well-known/ebenmass-key.json", receipts.Key, stateless},
		{get, "/.well-known/gpc.json", feeds.PrivacyControl, stateless},
		{get, "/.well-known/security.txt", feeds.SecurityText, stateless},
		{get, "/static/*", ops.asset, stateless},
		{get, "/pictures/:name", ops.picture, stateless},
		{get, healthPath, ops.healthy, stateless},
		{get, readyPath, ops.ready, stateless},
	}
}
