#include "phone/reception.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using namespace phone;
using Json = nlohmann::json;

namespace {

constexpr const char* kKey = "abcdefghijkm";

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  support::MemoryFileSystem files;
  std::unique_ptr<Inbox> inbox = Inbox::open(files, "/x.phones", {}, {}).value();
  Reception reception{Limits{}, {{"/", {"text/html", "<html>"}}, {"/phone.js", {"text/js", "1"}}}};
  Told told;
  double now_s = 100;

  Bench() {
    reception.set_door({kKey, 8123, true});
    reception.set_hosts({"192.168.10.23"});
    tell();
  }
  void tell() { reception.tell(std::make_shared<const Told>(told)); }

  Request request(const std::string& method, const std::string& target,
                  const std::string& body = {}) {
    Request r;
    r.method = method;
    r.target = target;
    r.body = body;
    r.host = "192.168.10.23:8123";
    r.key = kKey;
    r.phone = "anna0000";
    r.address = "192.168.10.40";
    return r;
  }
  Wanted ask(const Request& r) { return reception.receive(r, *inbox, now_s += 2); }
  int status(const Request& r) {
    const Wanted wanted = ask(r);
    const auto* reply = std::get_if<Reply>(&wanted);
    return reply ? reply->status : 0;
  }
  int post(const std::string& target, const Json& body) {
    return status(request("POST", target, body.dump()));
  }
};

Json card(const std::string& text, const std::string& id = "card000000000001") {
  return {{"id", id}, {"text", text}};
}

}  // namespace

TEST_CASE("reception: a card from the page comes in, with the board whose question it answers") {
  Bench b;
  const base::Id board = b.ids.next();
  Json sent = card("駅まで歩きたい");
  sent["board"] = board.str();
  sent["who"] = "はな";
  const Wanted wanted = b.ask(b.request("POST", "/card", sent.dump()));
  const auto* came = std::get_if<SentCard>(&wanted);
  REQUIRE(came);
  CHECK(came->text == "駅まで歩きたい");
  CHECK(came->board == board);
  CHECK(came->who.empty());  // nobody asked for names
  b.told.asks_name = true;
  b.tell();
  const Wanted named = b.ask(b.request("POST", "/card", sent.dump()));
  CHECK(std::get<SentCard>(named).who == "はな");
}

TEST_CASE("reception: a card that came already is ticked again and makes no second one") {
  Bench b;
  REQUIRE(b.inbox->add_all({{b.ids.next(), {}, "card000000000001", "x", ""}}));
  const Wanted wanted = b.ask(b.request("POST", "/card", card("x").dump()));
  REQUIRE(std::holds_alternative<Reply>(wanted));
  CHECK(std::get<Reply>(wanted).status == 200);
  // Even where no cards are taken any more, or this phone is too fast.
  b.told.takes_cards = false;
  b.tell();
  CHECK(b.post("/card", card("x")) == 200);
  CHECK(b.post("/card", card("y", "card000000000002")) == 409);
}

TEST_CASE("reception: the pages are for everybody, the rest for who has the key") {
  Bench b;
  Request r = b.request("GET", "/");
  r.key = r.phone = "";
  CHECK(b.status(r) == 200);
  for (const char* target : {"/state", "/map.svg"}) {
    Request none = b.request("GET", target);
    none.key = "";
    CHECK(b.status(none) == 403);
    none.key = "abcdefghijkn";
    CHECK(b.status(none) == 403);
  }
  Request wrong = b.request("POST", "/card", card("x").dump());
  wrong.key = "abcdefghijk";
  CHECK(b.status(wrong) == 403);
  CHECK(b.status(b.request("GET", "/state")) == 200);
  // A door without a key lets nobody in.
  b.reception.set_door({"", 8123, true});
  Request empty = b.request("GET", "/state");
  empty.key = "";
  CHECK(b.status(empty) == 403);
}

TEST_CASE("reception: a page of another origin and a forged host are turned away") {
  Bench b;
  Request foreign = b.request("POST", "/card", card("x").dump());
  for (const char* origin : {"http://evil.example", "null", "https://192.168.10.23:8123",
                             "http://192.168.10.23:8124", "http://192.168.10.23"}) {
    foreign.origin = origin;
    CHECK(b.status(foreign) == 403);
  }
  foreign.origin = "http://192.168.10.23:8123";
  CHECK(std::holds_alternative<SentCard>(b.ask(foreign)));
  Request forged = b.request("GET", "/");
  for (const char* host : {"", "evil.example", "evil.example:8123", "192.168.10.24:8123", ":8123",
                           "[::1", "192.168.10.23.evil.example"}) {
    forged.host = host;
    CHECK(b.status(forged) == 421);
  }
  for (const char* host : {"127.0.0.1:8123", "localhost", "[::1]:8123", "192.168.10.23"}) {
    forged.host = host;
    CHECK(b.status(forged) == 200);
  }
}

TEST_CASE("reception: once it is closed everybody hears that it is over, also with the right key") {
  Bench b;
  b.reception.set_door({kKey, 8123, false});
  CHECK(b.post("/card", card("x")) == 410);
  CHECK(b.status(b.request("GET", "/state")) == 410);
  CHECK(b.status(b.request("GET", "/map.svg")) == 410);
  CHECK(b.status(b.request("GET", "/")) == 200);  // which says so
  b.reception.set_door({"mnpqrstuvwxy", 8123, true});
  CHECK(b.status(b.request("GET", "/state")) == 403);  // an old code
}

TEST_CASE("reception: what is no card is refused, and says why") {
  Bench b;
  const auto said = [&](const std::string& body) {
    const Wanted wanted = b.ask(b.request("POST", "/card", body));
    const auto* reply = std::get_if<Reply>(&wanted);
    return reply ? std::to_string(reply->status) + " " + std::string(Json::parse(reply->body)["say"])
                 : std::string("taken");
  };
  CHECK(said("") == "400 id");
  CHECK(said("[]") == "400 id");
  CHECK(said("{") == "400 id");
  CHECK(said("\xff\xfe") == "400 id");
  CHECK(said(R"({"id":5,"text":"x"})") == "400 id");
  CHECK(said(R"({"id":"short","text":"x"})") == "400 id");
  CHECK(said(R"({"id":"card-with-!-signs","text":"x"})") == "400 id");
  CHECK(said(card("").dump()) == "400 empty");
  CHECK(said(card(" \n　").dump()) == "400 empty");
  CHECK(said(R"({"id":"card000000000001","text":["x"]})") == "400 empty");
  CHECK(said(R"({"id":"card000000000001","text":"a\u0000b"})") == "400 letters");
  CHECK(said(R"({"id":"card000000000001","text":"a\u001bb"})") == "400 letters");
  CHECK(said(R"({"id":"card000000000001","text":"a\u007fb"})") == "400 letters");
  CHECK(said("{\"id\":\"card000000000001\",\"text\":\"\xed\xa0\x80\"}") == "400 id");
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "あ";
  CHECK(said(card(long_text).dump()) == "taken");
  CHECK(said(card(long_text + "あ").dump()) == "413 long");
  CHECK(said(std::string(4097, ' ')) == "413 long");
  CHECK(said(std::string(4000, '[')) == "400 id");
  CHECK(said(card("行が\n二つ").dump()) == "taken");
}

TEST_CASE("reception: other methods and other targets lead nowhere") {
  Bench b;
  CHECK(b.status(b.request("PUT", "/card")) == 405);
  CHECK(b.status(b.request("OPTIONS", "/card")) == 405);
  CHECK(b.status(b.request("POST", "/")) == 405);
  CHECK(b.status(b.request("GET", "/card")) == 404);
  CHECK(b.status(b.request("GET", "/../etc/passwd")) == 404);
  CHECK(b.status(b.request("GET", "")) == 404);
  Request nameless = b.request("GET", "/state");
  nameless.phone = "!";
  CHECK(b.status(nameless) == 400);
}

TEST_CASE("reception: too fast is told to wait, not thrown away") {
  Bench b;
  for (int i = 0; i < 4; ++i) {
    const Wanted wanted = b.reception.receive(
        b.request("POST", "/card", card("x", "card00000000000" + std::to_string(i)).dump()),
        *b.inbox, 100);
    const auto* reply = std::get_if<Reply>(&wanted);
    CHECK((reply != nullptr) == (i == 3));
    if (reply) CHECK(reply->status == 429);
    if (reply) CHECK(reply->after_s > 0);
  }
}

TEST_CASE("reception: points and sheets only while they are asked for") {
  Bench b;
  const base::Id target = b.ids.next();
  CHECK(b.post("/points", {{"target", target.str()}, {"times", 1}}) == 409);
  CHECK(b.post("/sheet", {{"id", "sheet00000000001"}, {"said", Json::array()}}) == 409);
  b.told.weighing.manner = model::Manner::stickers;
  model::Inquiry inquiry;
  inquiry.id = b.ids.next();
  b.told.survey = {inquiry};
  b.tell();
  for (const Json& wrong :
       {Json{{"target", "x"}, {"times", 1}}, Json{{"target", target.str()}},
        Json{{"target", target.str()}, {"times", -1}}, Json{{"target", target.str()}, {"times", "1"}},
        Json::array(), Json()})
    CHECK(b.post("/points", wrong) == 400);
  const Wanted points = b.ask(b.request(
      "POST", "/points", Json{{"target", target.str()}, {"times", 18446744073709551615u}}.dump()));
  CHECK(std::get<SentPoints>(points).times == 1000000);
  CHECK(std::get<SentPoints>(points).giver == giver_of("anna0000"));
  const Json sheet{{"id", "sheet00000000001"},
                   {"said", {{{"inquiry", inquiry.id.str()}, {"value", 4}, {"text", "よい"}}}}};
  const Wanted came = b.ask(b.request("POST", "/sheet", sheet.dump()));
  REQUIRE(std::holds_alternative<SentSheet>(came));
  CHECK(std::get<SentSheet>(came).said[0].value == 4);
  Json bad = sheet;
  bad["said"][0]["text"] = "a\x01";
  CHECK(b.post("/sheet", bad) == 400);
  bad["said"] = Json::array();
  CHECK(b.post("/sheet", bad) == 400);
}

TEST_CASE("reception: the map comes when it is another one, packed for who can unpack it") {
  Bench b;
  Request r = b.request("GET", "/map.svg");
  CHECK(b.status(r) == 204);
  CHECK(b.reception.map_asked_s() == b.now_s);
  b.reception.show(std::make_shared<const MapPage>(MapPage{"v1", "<svg/>", "packed"}));
  Reply plain = std::get<Reply>(b.ask(r));
  CHECK(plain.body == "<svg/>");
  CHECK(plain.version == "v1");
  r.takes_gzip = true;
  CHECK(std::get<Reply>(b.ask(r)).gzip);
  r.have = "v1";
  CHECK(b.status(r) == 204);
  b.told.shows_map = false;
  b.tell();
  CHECK(b.status(r) == 404);
}
