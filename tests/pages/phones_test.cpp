// Phones at the table: the door opened from the map's tools, and what comes in by it over the loopback.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "ops/survey.h"
#include "ops/weigh.h"
#include "pages/page_stage.h"
#include "pages/phone_arrivals.h"

using support::PageStage;
using Json = nlohmann::ordered_json;

namespace {

const base::Path kFile = "/s/evening.phones";

void put_page(PageStage& stage) {
  base::RealFileSystem disk;
  const base::Path folder = stage.assets.forms.parent_path() / "phone";
  const auto entries = disk.list(folder);
  REQUIRE(entries.ok());
  REQUIRE(stage.files.make_folders(folder).ok());
  for (const base::FolderEntry& e : *entries)
    stage.files.put(e.path, disk.read(e.path, 1u << 20).value());
}

const model::Session& session(PageStage& stage) { return stage.sitting()->open->session(); }

Json phones(PageStage& stage) {
  Json out;
  stage.pages->describe(out);
  return out.value("phones", Json());
}

void open_table(PageStage& stage) {
  put_page(stage);
  stage.put_session("evening", "まちの庭", {"庭で何がしたいですか"});
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
}

void open_door(PageStage& stage) {
  stage.tap("phones");
  REQUIRE(stage.has("phones-open"));
  CHECK(phones(stage).is_null());
  stage.tap("phones-open");
  REQUIRE(stage.has("phones-end"));
}

struct Address {
  int port = 0;
  std::string key;
};
Address address_of(PageStage& stage) {
  const std::string text = phones(stage).value("address", "");
  const std::size_t colon = text.rfind(':'), slash = text.find('/', colon), key = text.find('#');
  REQUIRE(key != std::string::npos);
  return {std::stoi(text.substr(colon + 1, slash - colon - 1)), text.substr(key + 1)};
}

/// All of the answer, from its status on.
std::string ask(const Address& at, const std::string& line, const std::string& body,
                const std::string& phone = "anna0000") {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(at.port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
  const std::string request = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(at.port) +
                              "\r\nX-Kurumaza: " + at.key + "\r\nX-Phone: " + phone +
                              "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                              body;
  REQUIRE(::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == ssize_t(request.size()));
  std::string out;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
    out.append(buffer, std::size_t(n));
  ::close(fd);
  return out.size() > 9 ? out.substr(9) : out;
}
std::string send_card(const Address& at, const std::string& id, const std::string& text) {
  return ask(at, "POST /card", Json{{"id", id}, {"text", text}}.dump());
}

const model::Card* card(PageStage& stage, const std::string& text) {
  for (const auto& [id, c] : stage.sitting()->board().cards)
    if (c.text == text) return &c;
  return nullptr;
}

}  // namespace

TEST_CASE("phones: the door is shut until it is opened, and a card sent then lies in the tray") {
  PageStage stage;
  open_table(stage);
  open_door(stage);
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  CHECK(ask(at, "GET /state", "").find("庭で何がしたいですか") != std::string::npos);
  CHECK(send_card(at, "card0001", "ベンチがほしい").starts_with("200"));
  CHECK(send_card(at, "card0001", "ベンチがほしい").starts_with("200"));
  stage.until([&] { return card(stage, "ベンチがほしい") != nullptr; });
  const model::Card& there = *card(stage, "ベンチがほしい");
  CHECK(there.place == model::Place::tray);
  CHECK(there.origin == "phones");
  CHECK(there.who.empty());
  CHECK(there.seat.empty());
  stage.settle(1);
  CHECK(stage.sitting()->board().cards.size() == 1);
  CHECK(phones(stage).value("cards", 0) == 1);
}

TEST_CASE("phones: cards that are to go to the table lie free there") {
  PageStage stage;
  open_table(stage);
  open_door(stage);
  stage.tap("phones-tray");
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  for (int n = 0; n < 3; ++n)
    CHECK(
        send_card(at, "card000" + std::to_string(n), "一" + std::to_string(n)).starts_with("200"));
  stage.until([&] { return stage.sitting()->board().cards.size() == 3; });
  std::vector<base::Rect> boxes;
  for (const auto& [id, c] : stage.sitting()->board().cards) {
    CHECK(c.place == model::Place::table);
    const base::Rect box = model::shape_of(c).bounds();
    for (const base::Rect& other : boxes) CHECK_FALSE(box.intersects(other));
    boxes.push_back(box);
  }
}

TEST_CASE(
    "phones: closed it says 410, opened again it goes on, and a new code shuts the old one out") {
  PageStage stage;
  open_table(stage);
  open_door(stage);
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  stage.tap("phones-end");
  stage.until([&] { return ask(at, "GET /state", "").starts_with("410"); });
  CHECK(send_card(at, "card0001", "おそい").starts_with("410"));
  CHECK_FALSE(phones(stage).value("open", true));
  stage.tap("phones-open");
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  stage.tap("phones-key");
  const Address fresh = address_of(stage);
  CHECK(fresh.key != at.key);
  CHECK(fresh.port == at.port);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("403"); });
  CHECK(ask(fresh, "GET /state", "").starts_with("200"));
}

TEST_CASE(
    "phones: a card that was ticked before the program ended comes with the next opening, once") {
  PageStage stage;
  put_page(stage);
  stage.put_session("evening", "まちの庭");
  const std::string id = "0197b2f4-8c00-7000-8000-0000000000aa";
  stage.files.put(kFile,
                  R"({"card":")" + id + R"(","key":"card0001","text":"ベンチがほしい"})" + "\n");
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
  stage.until([&] { return card(stage, "ベンチがほしい") != nullptr; });
  CHECK(card(stage, "ベンチがほしい")->id.str() == id);
  CHECK(phones(stage).is_null());
  // Once the session has it, its words stand in the file no longer.
  stage.until([&] {
    const auto text = stage.files.read(kFile, 1u << 20);
    return text.ok() && text->find("ベンチ") == std::string::npos;
  });
  CHECK(stage.files.read(kFile, 1u << 20)->find("card0001") != std::string::npos);
}

TEST_CASE("phones: a door that was open when the program ended opens again under the same code") {
  PageStage stage;
  put_page(stage);
  stage.put_session("evening", "まちの庭");
  stage.files.put(kFile, R"({"door":{"key":"abcdefghjkmn","port":0,"open":true,"tray":false}})"
                         "\n");
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
  stage.settle();
  CHECK(phones(stage).value("open", false));
  const Address at = address_of(stage);
  CHECK(at.key == "abcdefghjkmn");
  // As was wished then, cards go straight to the table.
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  CHECK(send_card(at, "card0001", "ベンチがほしい").starts_with("200"));
  stage.until([&] { return card(stage, "ベンチがほしい") != nullptr; });
  CHECK(card(stage, "ベンチがほしい")->place == model::Place::table);
}

TEST_CASE("phones: the questionnaire is there for phones only once it is wished, and names too") {
  PageStage stage;
  open_table(stage);
  auto& sitting = const_cast<pages::Sitting&>(*stage.sitting());
  model::Inquiry how;
  how.text = "今日はどうでしたか";
  REQUIRE(sitting.desk.apply(ops::ask(session(stage), {how}, sitting.desk.ids)));
  open_door(stage);
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  CHECK(ask(at, "GET /state", "").find("survey") == std::string::npos);
  const std::string sheet =
      Json{{"id", "sheet001"},
           {"said", Json::array({{{"inquiry", session(stage).inquiries.begin()->first.str()},
                                  {"value", 5}}})}}
          .dump();
  CHECK(ask(at, "POST /sheet", sheet).starts_with("409"));
  stage.tap("phones-survey");
  stage.until([&] { return ask(at, "GET /state", "").find("survey") != std::string::npos; });
  CHECK(ask(at, "GET /state", "").find("とてもよかった") != std::string::npos);
  CHECK(ask(at, "GET /state", "").find("\"name\":false") != std::string::npos);
  stage.tap("phones-names");
  stage.until([&] { return ask(at, "GET /state", "").find("\"name\":true") != std::string::npos; });
}

TEST_CASE("phones: the map comes to whoever reads it, and follows the table") {
  PageStage stage;
  open_table(stage);
  (void)stage.new_card("ベンチがほしい");
  open_door(stage);
  const Address at = address_of(stage);
  stage.until(
      [&] { return ask(at, "GET /map.svg", "").find("ベンチがほしい") != std::string::npos; });
  (void)stage.new_card("木かげ");
  stage.until([&] { return ask(at, "GET /map.svg", "").find("木かげ") != std::string::npos; });
  stage.tap("phones-map");
  stage.until([&] { return ask(at, "GET /map.svg", "").starts_with("404"); });
}

TEST_CASE("phones: a card for another question waits in that one's tray") {
  PageStage stage;
  put_page(stage);
  stage.put_session("evening", "まちの庭", {"庭で何がしたいですか", "だれと"});
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
  base::Id other;
  for (const auto& [id, board] : session(stage).boards)
    if (id != stage.sitting()->desk.board_id) other = id;
  REQUIRE_FALSE(other.nil());
  open_door(stage);
  stage.tap("phones-tray");
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").starts_with("200"); });
  CHECK(ask(at, "POST /card",
            Json{{"id", "card0001"}, {"text", "となりの人"}, {"board", other.str()}}.dump())
            .starts_with("200"));
  stage.until([&] { return session(stage).boards.at(other).cards.size() == 1; });
  CHECK(session(stage).boards.at(other).cards.begin()->second.place == model::Place::tray);
  CHECK(stage.sitting()->board().cards.empty());
}

TEST_CASE("phones: points are given and taken back, no more than a seat has") {
  PageStage stage;
  open_table(stage);
  const base::Id target = stage.new_card("ベンチがほしい");
  auto& sitting = const_cast<pages::Sitting&>(*stage.sitting());
  model::Weighing how;
  how.manner = model::Manner::stickers;
  how.points = 2;
  how.several = true;
  REQUIRE(sitting.desk.apply(ops::begin_weighing(sitting.board(), how)));
  open_door(stage);
  const Address at = address_of(stage);
  stage.until([&] { return ask(at, "GET /state", "").find("weigh") != std::string::npos; });
  const auto give = [&](int times, const std::string& phone) {
    std::string answer;
    std::thread asks([&] {
      answer =
          ask(at, "POST /points", Json{{"target", target.str()}, {"times", times}}.dump(), phone);
    });
    for (int n = 0; n < 200; ++n) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      stage.settle(0.01);
    }
    asks.join();
    return answer.substr(0, 3);
  };
  CHECK(give(2, "anna0000") == "200");
  CHECK(give(2, "anna0000") == "200");
  CHECK(sitting.board().votes.size() == 2);
  CHECK(give(3, "anna0000") == "409");
  CHECK(sitting.board().votes.size() == 2);
  CHECK(give(1, "beno0000") == "200");
  CHECK(sitting.board().votes.size() == 3);
  CHECK(give(0, "anna0000") == "200");
  CHECK(sitting.board().votes.size() == 1);
}
