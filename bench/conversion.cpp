// What conversion costs and how often it is right: sentences as people write them on cards, each
// typed to its end with a conversion after every kana, as a seat asks for them, and once more as a
// whole; and everyday words by themselves. Prints medians in milliseconds, the time to open, the
// memory, and every sentence that does not come out as written here (--all: every one, and every
// word that is not first).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ime/everyday_words.h"
#include "ime/kkc_converter.h"
#include "text/kana.h"

namespace {

struct Sample {
  const char* reading;
  const char* surface;
};

constexpr Sample kSamples[] = {
    {"ぎょうせいとしみんのやくわりぶんたん", "行政と市民の役割分担"},
    {"こそだてせだいのこうりゅう", "子育て世代の交流"},
    {"きょうどうのまちづくり", "協働のまちづくり"},
    {"あきやのかつよう", "空き家の活用"},
    {"こうれいしゃのみまもり", "高齢者の見守り"},
    {"ぼうさいくんれんにわかいひとがこない", "防災訓練に若い人が来ない"},
    {"こどもがあんしんしてあそべるばしょがほしい", "子どもが安心して遊べる場所がほしい"},
    {"ちょうないかいのやくいんのなりてがいない", "町内会の役員のなり手がいない"},
    {"さいがいじにとなりきんじょでたすけあえるかんけいをつくりたい",
     "災害時に隣近所で助け合える関係をつくりたい"},
    {"ばすのほんすうがすくなくてびょういんにいけない", "バスの本数が少なくて病院に行けない"},
    {"しょうてんがいのしゃったーがふえている", "商店街のシャッターが増えている"},
    {"じょうほうがわかいせだいにとどいていない", "情報が若い世代に届いていない"},
    {"ごみのぶんべつがわかりにくい", "ゴミの分別が分かりにくい"},
    {"がいこくじんのじゅうみんとはなすきかいがない", "外国人の住民と話す機会がない"},
    {"こうみんかんをもっときがるにつかいたい", "公民館をもっと気軽に使いたい"},
    {"ちいきのでんとうをつぎのせだいにつたえる", "地域の伝統を次の世代に伝える"},
    {"いどうはんばいしゃがまいしゅうきてほしい", "移動販売車が毎週来てほしい"},
    {"がっこうとちいきがいっしょになつまつりをする", "学校と地域が一緒に夏祭りをする"},
    {"やまのていれをするひとがへった", "山の手入れをする人が減った"},
    {"さんかしゃがいつもおなじかおぶれ", "参加者がいつも同じ顔ぶれ"},
    {"しょうがいのあるひともさんかしやすいかいぎ", "障害のある人も参加しやすい会議"},
    {"わかものがかえってきたくなるしごとづくり", "若者が帰ってきたくなる仕事づくり"},
    {"ぼらんてぃあのにないてがこていかしている", "ボランティアの担い手が固定化している"},
    {"だれでもふらっとたちよれるいばしょ", "誰でもふらっと立ち寄れる居場所"},
    {"よていをきょうゆうするけいじばんがあるとよい", "予定を共有する掲示板があるとよい"},
    {"じてんしゃでとおりやすいみちにする", "自転車で通りやすい道にする"},
    {"びょうきのときにたのめるひとがいない", "病気のときに頼める人がいない"},
    {"きふをあつめるしくみをかんがえる", "寄付を集める仕組みを考える"},
    {"しやくしょのまどぐちがどこかわからない", "市役所の窓口がどこか分からない"},
    {"のうさんぶつのちょくばいじょをふやす", "農産物の直売所を増やす"},
    {"ひなんじょのうんえいをおんなのひとといっしょにきめる", "避難所の運営を女の人と一緒に決める"},
    {"かわのせいそうかつどうをつづける", "川の清掃活動を続ける"},
    {"いけんをいいやすいふんいき", "意見を言いやすい雰囲気"},
    {"よさんがたりない", "予算が足りない"},
    {"かんこうきゃくとじゅうみんのまなーのもんだい", "観光客と住民のマナーの問題"},
    {"としょかんでべんきょうかいをひらく", "図書館で勉強会を開く"},
};
constexpr const char* kTitle = "協働のまちづくり";

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double memory_mb(std::string_view what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(what)) return std::stod(line.substr(what.size() + 1)) / 1024;
  }
  return 0;
}

void print(const char* what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  std::printf("%-52s median %6.2f  p99 %6.2f  most %6.2f ms (%zu)\n", what, ms[ms.size() / 2],
              ms[ms.size() * 99 / 100], ms.back(), ms.size());
}

std::string first(const ime::Conversion& conversion, std::string_view between = "") {
  std::string out;
  for (const ime::Segment& segment : conversion.segments) {
    if (!out.empty()) out += between;
    out += segment.candidates[0];
  }
  return out;
}

// Prints how often everyday words come first, and among the seven that a seat shows at once.
bool words_alone(ime::KanaKanji& converter, bool all) {
  const std::vector<ime::EverydayWord> words = ime::everyday_words();
  std::size_t leading = 0, near = 0;
  for (const ime::EverydayWord& word : words) {
    auto conversion = converter.convert({word.reading, {}, nullptr});
    if (!conversion) return false;
    const auto place = ime::place_of(word, *conversion);
    leading += place && *place == 0;
    near += place && *place < 7;
    if (all && place != 0) {
      std::printf("  x %s: %s\n", word.surfaces[0].c_str(), first(*conversion, "|").c_str());
    }
  }
  std::printf("%zu of %zu everyday words first, %zu among the first seven\n", leading, words.size(),
              near);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const bool all = argc > 1 && std::string_view(argv[1]) == "--all";
  base::RealFileSystem files;
  const double before = memory_mb("VmRSS:"), start = now_ms();
  auto opened = ime::KkcConverter::open(files);
  if (!opened) {
    std::printf("%s\n", opened.error().text().c_str());
    return 1;
  }
  std::printf("opened in %.0f ms, %.1f MB more in memory\n", now_ms() - start,
              memory_mb("VmRSS:") - before);
  ime::KanaKanji& converter = **opened;
  ime::Vocabulary vocabulary;
  vocabulary.set_texts({{kTitle, ime::Words::Text::Kind::heading}});

  std::vector<double> whole, typed;
  int right = 0, offered = 0;
  for (const Sample& sample : kSamples) {
    ime::ConversionRequest request{sample.reading, {}, vocabulary.snapshot()};
    const double from = now_ms();
    auto conversion = converter.convert(request);
    whole.push_back(now_ms() - from);
    if (!conversion) {
      std::printf("%s: %s\n", sample.reading, conversion.error().text().c_str());
      return 1;
    }
    const bool good = first(*conversion) == sample.surface;
    right += good;
    offered += std::count(conversion->whole.begin(), conversion->whole.end(), sample.surface) > 0;
    if (!good || all) {
      std::printf("  %s %s\n     %s\n", good ? "=" : "x", sample.surface,
                  first(*conversion, "|").c_str());
    }
    const std::u32string reading = text::code_points(sample.reading);
    for (std::size_t n = 1; n <= reading.size(); ++n) {
      request.reading = text::utf8(reading.substr(0, n));
      const double begun = now_ms();
      if (!converter.convert(request)) return 1;
      typed.push_back(now_ms() - begun);
    }
  }
  std::printf("%d of %zu sentences right at once, %d among the whole's candidates\n", right,
              std::size(kSamples), offered);
  if (!words_alone(converter, all)) return 1;
  print("a whole sentence, 7 to 30 kana", whole);
  print("after each kana typed", typed);

  std::vector<ime::Words::Text> texts{{kTitle, ime::Words::Text::Kind::heading}};
  for (int i = 0; i < 500; ++i) {
    const Sample& sample = kSamples[static_cast<std::size_t>(i) % std::size(kSamples)];
    texts.push_back(
        {std::string(sample.surface) + std::to_string(i), ime::Words::Text::Kind::card});
  }
  vocabulary.set_texts(texts);
  const double from = now_ms();
  if (!converter.convert({"あ", {}, vocabulary.snapshot()})) return 1;
  std::printf("the words of 500 cards learned in %.0f ms\n", now_ms() - from);
  texts.push_back({"新しいカードが一枚だけ増えた", ime::Words::Text::Kind::card});
  vocabulary.set_texts(texts);
  const double again = now_ms();
  if (!converter.convert({"あ", {}, vocabulary.snapshot()})) return 1;
  std::printf("one card more: %.1f ms\n", now_ms() - again);
  std::vector<double> with_words;
  for (const Sample& sample : kSamples) {
    const double begun = now_ms();
    if (!converter.convert({sample.reading, {}, vocabulary.snapshot()})) return 1;
    with_words.push_back(now_ms() - begun);
  }
  print("a whole sentence, with the words of 500 cards", with_words);
  std::printf("memory %.1f MB, at most %.1f MB\n", memory_mb("VmRSS:"), memory_mb("VmHWM:"));
  return 0;
}
