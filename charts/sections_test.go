package charts

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The figures of sections: corridors, timelines, accounts, implied totals.

func routes() CorridorsSpec {
	return CorridorsSpec{
		Columns: []CorridorColumn{{"Origin", Neither}, {"Iran", Neither}, {"Turkmenistan", Neither}, {"Kazakhstan", SideB},
			{"Azerbaijan, Caspian", Neither}, {"Russia", SideA}, {"EU", Neither}},
		Routes: []Route{
			{Group: "North – South", Label: "Eastern", Highlight: true, Stops: []Stop{{Name: "India"}, {Name: "Bandar-Abbas", Column: 1, Place: true},
				{Name: "Incheh Borun, Sarahs", Column: 1, Place: true}, {Column: 2}, {Column: 3}, {Column: 5}}},
			{Group: "North – South", Label: "Western", Stops: []Stop{{Name: "Astara", Column: 4, Place: true}, {Name: "Azerbaijan", Column: 4}, {Column: 5}}},
			{Group: "North – South", Label: "Transcaspian", Stops: []Stop{{Name: "Ports of Astrakhan and Makhachkala", Column: 5, Place: true}, {Column: 5}}},
			{Group: "China – European Union", Label: "Both roads", Stops: []Stop{{Name: "China"}, {Column: 3}, {Column: 6, Unstated: true}}},
		},
	}
}

func plainRoutes() CorridorsSpec {
	names := func(all ...string) (out []Stop) {
		for _, s := range all {
			out = append(out, Stop{Name: s, Place: true})
		}
		return out
	}
	return CorridorsSpec{Routes: []Route{
		{Label: "Western route", Stops: names("India", "Iran", "Azerbaijan", "Russia")},
		{Label: "Eastern route", Stops: names("India", "Iran", "Turkmenistan", "Kazakhstan", "Russia"), Highlight: true},
	}}
}

func corridorsRefused() []refusal {
	route := func(columns int, stops ...Stop) error {
		s := CorridorsSpec{Routes: []Route{{Label: "Eastern", Stops: stops}}}
		for range columns {
			s.Columns = append(s.Columns, CorridorColumn{Name: "Iran"})
		}
		_, err := NewCorridors(s)
		return err
	}
	return []refusal{
		{route(0, Stop{Name: "India"}), `corridors: route "Eastern": 1 stops, at least 2 needed`},
		{route(0, Stop{Name: "India"}, Stop{}), `corridors: route "Eastern": stop is empty`},
		{route(2, Stop{Column: 1}, Stop{}), `corridors: route "Eastern": stop 1 is in column 0, not in 1 to 1`},
		{route(1, Stop{}, Stop{Column: 1}), `corridors: route "Eastern": stop 1 is in column 1, not in 0 to 0`},
	}
}

func anyCorridors(t *rapid.T) (Figure, error) {
	s := CorridorsSpec{Columns: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) CorridorColumn {
		return CorridorColumn{words.Draw(t, "column"), rapid.SampledFrom([]Side{SideA, SideB, Neither}).Draw(t, "side")}
	}), 0, 8).Draw(t, "columns")}
	s.Routes = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Route {
		r := Route{Group: rapid.SampledFrom([]string{"", "North–South", "East–West"}).Draw(t, "group"),
			Label: maybeWords.Draw(t, "label"), Highlight: rapid.Bool().Draw(t, "highlight")}
		column := 0
		for range rapid.IntRange(2, 9).Draw(t, "stops") {
			stop := Stop{Name: rapid.OneOf(rapid.SampledFrom([]string{"India", "Iran", "Caspian Sea"}), words).Draw(t, "stop"),
				Place: rapid.Bool().Draw(t, "place"), Unstated: rapid.Bool().Draw(t, "unstated")}
			if len(s.Columns) > 0 {
				column = rapid.IntRange(column, len(s.Columns)-1).Draw(t, "in")
				stop.Column = column
				if rapid.Bool().Draw(t, "unnamed") {
					stop.Name = ""
				}
			}
			r.Stops = append(r.Stops, stop)
		}
		return r
	}), 1, 6).Draw(t, "routes")
	return NewCorridors(s)
}

// TestCorridorOfEachState holds that unnamed stops are known by the heads of their
// columns, beside each other or one below another.
func TestCorridorOfEachState(t *testing.T) {
	for _, width := range []float64{505, 246} {
		got := strings.Join(texts(checkDrawn(t, valid(NewCorridors(routes())), width)), "|")
		for _, want := range []string{"Turkmenistan", "Kazakhstan", "Russia", "Bandar-Abbas", "Astara", "Azerbaijan", "China"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %g pt there is no %q in %s", width, want, got)
			}
		}
	}
}

func events() []Event {
	return []Event{
		{"2024", "2024", "The border treaty is amended"},
		{"1998-07-06", "6 Jul 1998", "Treaty signed"},
		{"2005-01-18", "18 Jan 2005", "Treaty on the frontier"},
		{"2010-01", "Jan 2010", "Customs union"},
		{"2015-01-01", "1 Jan 2015", "Eurasian Economic Union"},
	}
}

// manyEvents are more than an axis to scale has room for.
func manyEvents() []Event {
	var out []Event
	for i := range 19 {
		year := strconv.Itoa(1992 + i*i/9)
		out = append(out, Event{Date: year, Text: year + " [" + strconv.Itoa(1+i%4) + "]", Label: strings.Repeat("A treaty on waters and ways ", 1+i%3)})
	}
	return out
}

func timelineRefused() []refusal {
	event := func(date string) error {
		_, err := NewTimeline([]Event{{Date: date, Text: "x", Label: "TASS"}})
		return err
	}
	_, many := NewTimeline(make([]Event, 41))
	return []refusal{
		{event("20.08.2022"), `timeline: event "TASS": date "20.08.2022" is not an ISO 8601 date`},
		{event("2022-02-30"), `timeline: event "TASS": date "2022-02-30" is not an ISO 8601 date`},
		{event("20"), `timeline: event "TASS": date "20" is not an ISO 8601 date`},
		{event(""), `timeline: event "TASS": date "" is not an ISO 8601 date`},
		{many, `timeline: 41 events, at most 40 fit`},
	}
}

func anyTimeline(t *rapid.T) (Figure, error) {
	date := rapid.Custom(func(t *rapid.T) string {
		days := rapid.OneOf(rapid.IntRange(17000, 19300), rapid.IntRange(-300000, 60000)).Draw(t, "day")
		return time.Unix(int64(days)*86400, 0).UTC().Format(time.DateOnly)
	})
	return NewTimeline(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Event {
		return Event{Date: date.Draw(t, "date"), Text: words.Draw(t, "text"), Label: words.Draw(t, "label")}
	}), 1, mostEvents).Draw(t, "events"))
}

func impliedTotals() ImpliedSpec {
	return ImpliedSpec{
		Item: "Item", Share: "Share", Value: "USD bn",
		Flows: []ImpliedFlow{
			{From: "Russia", To: "Kazakhstan", Side: SideA, Common: Interval{13.3, 13.6}, Note: "all four meet at 13.3–13.6", Items: []ImpliedItem{
				{"Machinery & transport", "25.9%", "3.5", Interval{13.3, 13.7}}, {"Chemicals & rubber", "15.9%", "2.1", Interval{12.9, 13.6}},
				{"Food & agriculture", "15.5%", "2.1", Interval{13.2, 13.9}}, {"Metals", "14.8%", "2", Interval{10.1, 16.9}}}},
			{From: "Kazakhstan", To: "Russia", Side: SideB, Common: Interval{4.8, 5.1}, Note: "4.8–5.1", Items: []ImpliedItem{{"Mineral products", "42.4%", "2.1", Interval{4.8, 5.1}}}},
		},
		Sum:   ImpliedSum{Label: "Both ways, implied", Total: Interval{18.1, 18.6}, Text: "18.1–18.6", Stated: Interval{24.5, 24.5}, Said: "24.5 stated"},
		Scale: []Tick{{0, "0"}, {5, "5"}, {10, "10"}, {15, "15"}, {20, "20"}, {25, "25"}},
	}
}

func impliedRefused() []refusal {
	total := func(change func(*ImpliedSpec)) error {
		s := impliedTotals()
		change(&s)
		_, err := NewImplied(s)
		return err
	}
	return []refusal{
		{total(func(s *ImpliedSpec) { s.Flows[0].Items[0].Total.High = 26 }), `implied: item "Machinery & transport": 13.3 to 26 is no interval between 0 and 25`},
		{total(func(s *ImpliedSpec) { s.Flows[0].Items[0].Total.High = 13 }), `implied: item "Machinery & transport": 13.3 to 13 is no interval between 0 and 25`},
		{total(func(s *ImpliedSpec) { s.Flows = nil }), `implied: table "Item": 0 flows, at least 1 needed`},
		{total(func(s *ImpliedSpec) { s.Flows[1].Items[0].Label = "" }), `implied: item "": label is empty`},
	}
}

func anyImplied(t *rapid.T) (Figure, error) {
	interval := rapid.Custom(func(t *rapid.T) Interval {
		low := rapid.Float64Range(0, 25).Draw(t, "low")
		return Interval{low, rapid.Float64Range(low, 25).Draw(t, "high")}
	})
	s := ImpliedSpec{Item: maybeWords.Draw(t, "item"), Share: "Share", Value: "USD bn", Scale: impliedTotals().Scale}
	for range rapid.IntRange(1, 2).Draw(t, "flows") {
		f := ImpliedFlow{From: words.Draw(t, "from"), To: words.Draw(t, "to"), Side: side.Draw(t, "side"), Common: interval.Draw(t, "common"), Note: maybeWords.Draw(t, "note")}
		for range rapid.IntRange(1, 9).Draw(t, "items") {
			f.Items = append(f.Items, ImpliedItem{words.Draw(t, "label"), "25.9%", "3.5", interval.Draw(t, "total")})
		}
		s.Flows = append(s.Flows, f)
	}
	if rapid.Bool().Draw(t, "sum") {
		s.Sum = ImpliedSum{words.Draw(t, "label"), interval.Draw(t, "total"), "18.1–18.6", interval.Draw(t, "stated"), maybeWords.Draw(t, "said")}
	}
	return NewImplied(s)
}

func demarcated() AccountsSpec {
	return AccountsSpec{Scale: []Tick{{0, "0"}, {0.5, "50"}, {1, "100%"}}, Accounts: []Account{
		{Who: "Official data", Text: "89%", Value: 0.89}, {Who: "Foreign minister of Kazakhstan, Oct 2022", Text: "70%", Value: 0.7},
		{Who: "Kursiv Media, Nov 2019", Text: "86.7%", Value: 0.867}}}
}

func investment() AccountsSpec {
	return AccountsSpec{Bars: true, Scale: []Tick{{0, "0"}, {50, "50"}}, Accounts: []Account{
		{Who: "Russian Embassy to the Republic of Kazakhstan", Text: "43", Value: 43, Mark: MarkNone}, {Who: "Putin, Aug 2022", Text: "17", Value: 17},
		{Who: "Ushakov", Text: "about 13", Value: 13, Qualifier: About}}}
}

func accountsRefused() []refusal {
	account := func(change func(*AccountsSpec)) error {
		s := demarcated()
		change(&s)
		_, err := NewAccounts(s)
		return err
	}
	return []refusal{
		{account(func(s *AccountsSpec) { s.Accounts[0].Value = 2 }), `accounts: account "Official data": 2 to 2 is no interval between 0 and 1`},
		{account(func(s *AccountsSpec) { s.Accounts[0].Text = "" }), `accounts: account "Official data": text is empty`},
		{account(func(s *AccountsSpec) { s.Scale = nil }), `accounts: scale "": 0 ticks, at least 2 needed`},
		{account(func(s *AccountsSpec) { s.Accounts = nil }), `accounts: 0 accounts, at least 1 needed`},
	}
}

func anyAccounts(t *rapid.T) (Figure, error) {
	return NewAccounts(AccountsSpec{Scale: demarcated().Scale, Bars: rapid.Bool().Draw(t, "bars"),
		Accounts: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Account {
			return Account{Who: words.Draw(t, "who"), Text: rapid.SampledFrom([]string{"89%", "more than USD 25 bn"}).Draw(t, "text"), Value: share.Draw(t, "value"),
				Qualifier: Qualifier(rapid.IntRange(0, 4).Draw(t, "qualifier")), Mark: Mark(rapid.IntRange(0, 3).Draw(t, "mark"))}
		}), 1, 8).Draw(t, "accounts")})
}

func sections() []GoodsFlow {
	return []GoodsFlow{
		{From: "China", To: "United States", Side: SideA, Items: []GoodsItem{
			{"XVI Machinery and electronics", "46.1%", "268.7", 0.461, false}, {"XX Furniture, toys and other goods", "13.2%", "76.9", 0.132, false}, {"All other sections", "40.7%", "237", 0.407, true}}},
		{From: "United States", To: "China", Side: SideB, Items: []GoodsItem{
			{"II Vegetable products", "21.8%", "33.5", 0.218, false}, {"All other sections", "78.2%", "120", 0.782, true}}},
	}
}

func goodsRefused() []refusal {
	flow := func(change func([]GoodsFlow)) error {
		f := sections()
		change(f)
		_, err := NewGoods(f, "USD bn")
		return err
	}
	_, many := NewGoods(make([]GoodsFlow, 3), "")
	return []refusal{
		{flow(func(f []GoodsFlow) { f[0].Items[0].Share = 2 }), `goods: group "XVI Machinery and electronics": share 2 is over 1`},
		{flow(func(f []GoodsFlow) { f[0].Items = nil }), `goods: flow "China → United States": 0 groups, at least 1 needed`},
		{many, `goods: flows "": 3 flows, at most 2 fit`},
	}
}

func anyGoods(t *rapid.T) (Figure, error) {
	return NewGoods(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) GoodsFlow {
		return GoodsFlow{From: words.Draw(t, "from"), To: words.Draw(t, "to"), Side: side.Draw(t, "side"), Items: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) GoodsItem {
			return GoodsItem{words.Draw(t, "label"), rapid.SampledFrom([]string{"46.1%", "less than 0.1%"}).Draw(t, "text"),
				rapid.SampledFrom([]string{"", "268.7"}).Draw(t, "value"), share.Draw(t, "share"), rapid.Bool().Draw(t, "rest")}
		}), 1, 7).Draw(t, "items")}
	}), 1, 2).Draw(t, "flows"), "USD bn")
}
