package trade_test

import (
	"fmt"
	"strings"

	"dyad/data/trade"
)

func ExampleBuilder() {
	const file = `year,reporter,partner,flow,hs,value_usd
2022,KAZ,RUS,export,TOTAL,9091.39
2022,RUS,KAZ,import,TOTAL,9500
2022,KAZ,CHN,export,TOTAL,13000
2022,KAZ,WLD,export,TOTAL,84593.07
`
	b := trade.NewBuilder(trade.Options{})
	if err := b.Add("pairs.csv", strings.NewReader(file), 0); err != nil {
		fmt.Println(err)
		return
	}
	t, err := b.Table()
	if err != nil {
		fmt.Println(err)
		return
	}
	kaz, _ := t.Find("KAZ")
	rus, _ := t.Find("RUS")
	own := t.In(trade.Layer{By: trade.FromExporter, Level: trade.AllProducts})
	mirror := t.In(trade.Layer{By: trade.FromImporter, Level: trade.AllProducts})
	fmt.Println("Kazakhstan's exports to Russia:", own.PairTotal(2022, kaz, rus).Value)
	fmt.Println("the same as Russia's imports:", mirror.PairTotal(2022, kaz, rus).Value)
	var all trade.USD
	for _, goods := range own.ExportGoods(2022, kaz) {
		for _, g := range goods {
			all += g.Value
		}
	}
	fmt.Println("to all partners in the file:", all)
	fmt.Println("to all partners as stated:", own.PairTotal(2022, kaz, trade.World).Value)
	fmt.Println("Russia's exports by Russia:", own.PairTotal(2022, rus, kaz).Known())
	// Output:
	// Kazakhstan's exports to Russia: 9091.39
	// the same as Russia's imports: 9500
	// to all partners in the file: 22091.39
	// to all partners as stated: 84593.07
	// Russia's exports by Russia: false
}
