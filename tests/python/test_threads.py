"""Objects in many threads, and handles that go with their objects."""

import concurrent.futures
import gc
import subprocess
import sys
import threading
import unittest

import salus

from support import PLAN


def resident():
    """Resident memory in bytes; None where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096
    except OSError:
        return None


class Threads(unittest.TestCase):
    def together(self, work, count=8):
        barrier = threading.Barrier(count)

        def one(number):
            barrier.wait()
            return [work(number, i) for i in range(200)]

        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    def test_one_formula(self):
        formula = salus.Formula("a / b * 1000‰")
        for number, values in enumerate(self.together(lambda n, i: formula({"a": n, "b": i}).value)):
            self.assertEqual(values[1:], [number / i * 1000 for i in range(1, 200)])

    def test_columns(self):
        formula = salus.Formula("a / b")
        for number, found in enumerate(self.together(lambda n, i: formula.columns({"a": [n] * 50, "b": i + 1}))):
            for i, (values, valid) in enumerate(found):
                self.assertEqual(set(values), {number / (i + 1)})
                self.assertEqual(valid, [True] * 50)

    def test_compiling_and_failing(self):
        def work(number, i):
            try:
                return salus.Formula(f"a{number} + {i}" if i % 2 else f"a{number} + ").canonical
            except salus.SalusError as error:
                return error.code

        for number, found in enumerate(self.together(work, 4)):
            self.assertEqual(found[:2], ["syntax", f"a{number} + 1"])

    def test_one_plan(self):
        plan = salus.Plan.load(PLAN)
        data = salus.Dataset.shipped(PLAN)
        expected = [row.value for row in plan.evaluate(data)]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            for values in pool.map(lambda _: [row.value for row in plan.evaluate(data)], range(16)):
                self.assertEqual(values, expected)

    def test_first_use_in_many_threads(self):
        code = ("import threading, salus\n"
                "found = []\n"
                "def work(): found.append(salus.Formula('a').names)\n"
                "threads = [threading.Thread(target=work) for _ in range(16)]\n"
                "[t.start() for t in threads]; [t.join() for t in threads]\n"
                "assert found == [['a']] * 16, found\n")
        self.assertEqual(subprocess.run([sys.executable, "-c", code], check=False).returncode, 0)


class Handles(unittest.TestCase):
    def test_memory_stays_flat(self):
        """A leaked handle of any kind would show: each round makes hundreds of them."""
        if resident() is None:
            self.skipTest("the system does not say how much memory is in use")
        document = salus.catalogue()[f"{PLAN}.json"]
        data = salus.Dataset.shipped(PLAN)
        plan = salus.Plan.load(PLAN)

        def work():
            for _ in range(100):
                formula = salus.Formula("a / b * 1000‰", elements=["a", "b"])
                formula({"a": 1, "b": 2})
                formula.columns({"a": [1] * 1000, "b": 2})
                salus.Target("7.5 左右").judge(7)
                for wrong in (salus.Formula, salus.Target):
                    try:
                        wrong("(3")
                    except salus.SalusError:
                        pass
            for _ in range(5):
                salus.Plan.parse(document)
                list(plan.evaluate(data + data).assess())[0].notes
            gc.collect()

        for _ in range(3):
            work()
        before = resident()
        for _ in range(10):
            work()
        self.assertLess(resident() - before, 4 << 20)

    def test_freed_in_any_order(self):
        plan = salus.Plan.load(PLAN)
        indicator = plan.indicator(2)
        results = plan.evaluate()
        assessments = results.assess()
        columns = results.columns()
        del plan
        gc.collect()
        self.assertEqual(indicator.compiled({"全年婴儿死亡数": 1, "同年活产数": 1000}).value, 1.0)
        del results
        gc.collect()
        self.assertTrue(any(a.status == "met" for a in assessments))
        self.assertGreater(len(columns["value"]), 0)

    def test_exit_with_live_objects(self):
        code = ("import salus, threading, time\n"
                "class Holder: pass\n"
                "holder = Holder(); holder.self = holder\n"
                "holder.plan = salus.Plan.load('%s'); holder.results = holder.plan.evaluate()\n"
                "def work():\n"
                "    while True: holder.plan.evaluate()\n"
                "threading.Thread(target=work, daemon=True).start()\n"
                "time.sleep(0.2)\n") % PLAN
        done = subprocess.run([sys.executable, "-W", "error", "-c", code], stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
