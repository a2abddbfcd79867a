from locust import HttpUser, task


class Visitor(HttpUser):
    """Asks for the main page again as soon as it has been answered."""

    @task
    def main_page(self):
        self.client.get("/")
