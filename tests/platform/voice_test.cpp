// What is read aloud, by a program that stands for Open JTalk's.
#include "platform/voice.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "support/memory_file_system.h"

using platform::Voice;

namespace {

/// A folder with a program in it that copies the words to what would be the sound.
struct Bench {
  base::Path folder;
  std::mutex mutex;
  std::vector<std::string> heard;
  std::atomic<bool> held = false;

  explicit Bench(const std::string& program = "cp \"$7\" \"$6\"") {
    char name[] = "/tmp/voice-test-XXXXXX";
    REQUIRE(::mkdtemp(name));
    folder = name;
    std::ofstream(folder / "talk") << "#!/bin/sh\n" << program << "\n";
    ::chmod((folder / "talk").c_str(), 0700);
  }
  ~Bench() { std::filesystem::remove_all(folder); }
  Voice::Means means() const { return {folder / "talk", "dic", "voice"}; }
  Voice::Play play() {
    return [this](const base::Path& file, const std::atomic<bool>& stop) {
      std::ifstream in(file);
      std::ostringstream words;
      words << in.rdbuf();
      {
        const std::lock_guard lock(mutex);
        heard.push_back(words.str());
      }
      while (held && !stop) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return true;
    };
  }
  std::vector<std::string> all() {
    const std::lock_guard lock(mutex);
    return heard;
  }
};

template <class F>
void until(F&& done) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!done() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  REQUIRE(done());
}

}  // namespace

TEST_CASE("voice: it is there only with program, dictionary and voice") {
  support::MemoryFileSystem files;
  const base::Path dictionary = "/var/lib/mecab/dic/open-jtalk/naist-jdic",
                   voices = "/usr/share/hts-voice/nitech-jp-atr503-m001";
  const std::vector<base::Path> programs{"/usr/bin/open_jtalk"};
  CHECK_FALSE(Voice::find(files, programs));
  for (const base::Path& folder : {base::Path("/usr/bin"), dictionary, voices})
    REQUIRE(files.make_folders(folder).ok());
  files.put("/usr/bin/open_jtalk", "x");
  files.put(dictionary / "sys.dic", "x");
  CHECK_FALSE(Voice::find(files, programs));
  files.put(voices / "README", "x");
  CHECK_FALSE(Voice::find(files, programs));
  files.put(voices / "nitech.htsvoice", "x");
  const auto means = Voice::find(files, programs);
  REQUIRE(means);
  CHECK(means->voice == voices / "nitech.htsvoice");
  CHECK(means->dictionary == dictionary);
  CHECK_FALSE(Voice::find(files, {"/usr/local/bin/open_jtalk"}));
}

TEST_CASE("voice: lines and long texts are read piece by piece") {
  CHECK(Voice::pieces("").empty());
  CHECK(Voice::pieces(" \n\n").empty());
  CHECK(Voice::pieces("道を直す。\n花を植える") ==
        std::vector<std::string>{"道を直す。", "花を植える"});
  std::string lengthy;
  for (int n = 0; n < 1000; ++n) lengthy += "あ";
  std::string all;
  for (const std::string& piece : Voice::pieces(lengthy)) {
    CHECK(piece.size() < 1000);
    all += piece;
  }
  CHECK(all == lengthy);
}

TEST_CASE("voice: what is read is heard, and what comes next cuts it off") {
  Bench bench;
  Voice voice(bench.means(), bench.play());
  CHECK(voice.installed());
  CHECK(voice.silent());
  voice.read("こんにちは");
  until([&] { return voice.silent(); });
  CHECK(bench.all() == std::vector<std::string>{"こんにちは\n"});
  bench.held = true;
  voice.read("一。二。三");
  until([&] { return bench.all().size() == 2; });
  CHECK_FALSE(voice.silent());
  voice.read("次");
  until([&] { return bench.all().size() == 3; });
  CHECK(bench.all().back() == "次\n");
  voice.read("");
  until([&] { return voice.silent(); });
  CHECK(bench.all().size() == 3);
}

TEST_CASE("voice: a program that fails, or is not there, is silence") {
  for (const char* program : {"exit 1", "kill -9 $$"}) {
    Bench bench(program);
    Voice voice(bench.means(), bench.play());
    voice.read("こんにちは");
    until([&] { return voice.silent(); });
    CHECK(bench.all().empty());
  }
  Bench bench;
  std::filesystem::remove(bench.folder / "talk");
  Voice gone(bench.means(), bench.play());
  gone.read("こんにちは");
  until([&] { return gone.silent(); });
  CHECK(bench.all().empty());
  Voice none({}, bench.play());
  CHECK_FALSE(none.installed());
  none.read("こんにちは");
  CHECK(none.silent());
}

TEST_CASE("voice: the program's end waits for nothing that hangs") {
  Bench bench("sleep 30");
  const auto begin = std::chrono::steady_clock::now();
  {
    Voice voice(bench.means(), bench.play());
    voice.read("こんにちは");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
